/**
 * The numbers that both a CHECK constraint and a zod schema enforce. A test reads the constraints back from the
 * database and compares: the two cannot drift apart.
 */
export const limits = {
  username: { min: 3, max: 30 },
  email: { max: 255 },
  password: { min: 10, max: 200 },
  displayName: { max: 100 },
  bio: { max: 1000 },
  tokenName: { max: 60 },
} as const;
