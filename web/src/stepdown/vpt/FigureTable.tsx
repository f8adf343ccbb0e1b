import type { ReactNode } from 'react';

interface Props {
  head: readonly string[];
  /** The first cell names the line. */
  rows: readonly (readonly ReactNode[])[];
  labelledBy: string;
}

/** May scroll in its card; the page may not. */
export function FigureTable({ head, rows, labelledBy }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className="vpt-scroll" tabIndex={0} role="group" aria-labelledby={labelledBy}>
      <table className="vpt-table" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            // oxlint-disable-next-line react/no-array-index-key -- lines have a place and nothing else
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={head[at + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
