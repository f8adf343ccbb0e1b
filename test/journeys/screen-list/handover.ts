import { goTo, type Screen } from './screen.js';

export const handoverScreens: Screen[] = [
  { name: 'handovers that wait', user: 'regisseur', open: goTo('/handovers'), title: 'Wie wordt er overgedragen?' },
  {
    name: 'whether anybody fell between two stools',
    user: 'coordinator',
    open: goTo('/following-proof'),
    title: 'Valt er niemand tussen wal en schip?',
  },
];
