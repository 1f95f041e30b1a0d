import { type PointerEvent, useId, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import classes from './chart.module.css';
import { ceilingOf, height, type Point, runsOf, width, xOf, yOf } from './shape.ts';

interface ChartProps {
  readonly title: string;
  /** One sentence for those who do not see it. */
  readonly description: string;
  readonly kind: 'line' | 'bars';
  readonly points: readonly Point[];
  readonly format: (value: number) => string;
  /** 1024 for bytes. */
  readonly unitsOf?: 1 | 1024;
}

/** Days from left to right. What a pointer shows, the table below says to everybody. */
export function Chart({ title, description, kind, points, format, unitsOf = 1 }: ChartProps) {
  const t = useT();
  const id = useId();
  const [pointed, setPointed] = useState<number>();
  const ceiling = ceilingOf(points, unitsOf);
  const said = points[pointed ?? -1] ?? points.findLast(({ value }) => value !== null);
  const onPointerMove = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width: room } = currentTarget.getBoundingClientRect();
    setPointed(
      Math.min(points.length - 1, Math.max(0, Math.floor(((clientX - left) / room) * points.length))),
    );
  };

  return (
    <figure className={classes.chart}>
      <figcaption className={classes.caption}>
        <span className={classes.title}>{title}</span>
        {said !== undefined && (
          <span className={classes.said}>
            {said.label}: {said.value === null ? t('chart.unknown') : format(said.value)}
          </span>
        )}
      </figcaption>
      <div className={classes.plot}>
        <span className={classes.ceiling} aria-hidden>
          {format(ceiling)}
        </span>
        <svg
          className={classes.drawing}
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-labelledby={`${id}-title ${id}-words`}
          onPointerMove={onPointerMove}
          onPointerLeave={() => setPointed(undefined)}
        >
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-words`}>{description}</desc>
          <line className={classes.grid} x1={0} x2={width} y1={0} y2={0} />
          <line className={classes.grid} x1={0} x2={width} y1={height / 2} y2={height / 2} />
          <line className={classes.ground} x1={0} x2={width} y1={height} y2={height} />
          {kind === 'bars' ? (
            <Bars points={points} ceiling={ceiling} />
          ) : (
            <Lines points={points} ceiling={ceiling} />
          )}
          {pointed !== undefined && (
            <line
              className={classes.pointed}
              x1={xOf(pointed, points.length)}
              x2={xOf(pointed, points.length)}
              y1={0}
              y2={height}
            />
          )}
        </svg>
      </div>
      <div className={classes.ends} aria-hidden>
        <span>{points[0]?.label}</span>
        <span>{points.at(-1)?.label}</span>
      </div>
      <Numbers title={title} points={points} format={format} />
    </figure>
  );
}

interface DrawnProps {
  readonly points: readonly Point[];
  readonly ceiling: number;
}

function Bars({ points, ceiling }: DrawnProps) {
  const room = width / points.length;
  return points.map(({ label, value }, index) =>
    value === null || value === 0 ? null : (
      <rect
        key={label}
        className={classes.bar}
        x={index * room + room * 0.15}
        width={room * 0.7}
        y={yOf(value, ceiling)}
        height={height - yOf(value, ceiling)}
      />
    ),
  );
}

function Lines({ points, ceiling }: DrawnProps) {
  return runsOf(points).map((run) => {
    const places = run.map((index) => [xOf(index, points.length), yOf(points[index]?.value ?? 0, ceiling)]);
    const [first = [0, 0]] = places;
    // A day between two gaps is a point: a line of no length with round ends.
    const line = places.length === 1 ? [...places, first] : places;
    const through = line.map(([x, y]) => `${x},${y}`).join(' ');
    return (
      <g key={run[0]}>
        <polygon
          className={classes.area}
          points={`${first[0]},${height} ${through} ${places.at(-1)?.[0]},${height}`}
        />
        <polyline className={classes.line} points={through} />
      </g>
    );
  });
}

function Numbers({ title, points, format }: Pick<ChartProps, 'title' | 'points' | 'format'>) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <details className={classes.numbers} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('chart.numbers')}</summary>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer scrolls it by keys
        <section className={classes.scroll} tabIndex={0} aria-label={title}>
          <table className={classes.table}>
            <caption className={classes.hidden}>{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t('chart.day')}</th>
                <th scope="col">{title}</th>
              </tr>
            </thead>
            <tbody>
              {points.toReversed().map(({ label, value }) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{value === null ? t('chart.unknown') : format(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}
