/** The form in which two spellings of an address are the same account. */
export function toEmailKey(email: string): string {
  return email.trim().toLowerCase();
}
