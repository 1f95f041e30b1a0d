/** An index with a query that needs it, as the code asks it. */
export interface IndexUse {
  readonly index: string;
  readonly serves: string;
  readonly query: string;
}
