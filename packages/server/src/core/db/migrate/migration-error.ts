/** Something about the migrations that a person has to see to: one clear sentence, no stack needed. */
export class MigrationError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MigrationError';
  }
}
