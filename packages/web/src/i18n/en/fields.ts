/** What is wrong with a field, by the kind of fault that the contract's schema found. */
export const fields = {
  'field.required': 'This is needed.',
  'field.tooShort': 'Use at least {count} characters.',
  'field.tooLong': 'Use at most {count} characters.',
  'field.email': 'This does not look like an e-mail address.',
  'field.username': 'Use letters, digits and underscores only.',
  'field.emails': 'One of these does not look like an e-mail address.',
  'field.channelSlug': 'Use lower-case letters, digits and single hyphens.',
  'field.slug': 'Use lower-case letters, digits and single hyphens; begin with a letter.',
  'field.invalid': 'This cannot be used as it is.',
} as const;
