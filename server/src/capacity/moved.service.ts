/** For features that move a bed in a transaction of their own: the row that it left, as every screen is told of it. */
export { toCapacity as movedFigure, type FigureRow as MovedRow } from './capacity.figures.js';
