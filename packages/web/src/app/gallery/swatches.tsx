import classes from './gallery-page.module.css';

const surfaces = ['deep', 'side', 'page', 'float', 'hover', 'chosen'] as const;
const inks = ['--ink', '--ink-soft', '--ink-faint', '--accent', '--danger', '--attention'] as const;

/** Every ink on every surface that it may stand on. */
export function Swatches() {
  return (
    <div className={classes.swatches}>
      {surfaces.map((surface) => (
        <div key={surface} className={classes.swatch} style={{ '--swatch': `var(--surface-${surface})` }}>
          <span>{surface}</span>
          {inks.map((ink) => (
            <span key={ink} className={classes.ink} style={{ '--swatch-ink': `var(${ink})` }}>
              {ink.slice(2)}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
