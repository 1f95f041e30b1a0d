/** The product's mark: threads that cross. Decoration wherever it stands, since a name is always beside it. */
export function WeftMark({ size }: { size: number }) {
  return <img src="/favicon.svg" width={size} height={size} alt="" />;
}
