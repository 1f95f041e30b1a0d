import 'react';

declare module 'react' {
  /** Values that only a component knows reach its style sheet as variables. */
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined;
  }
}
