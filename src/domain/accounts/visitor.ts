import type { Tables } from '#adapters/database/schema.ts';
import type { Role } from './rules.ts';
import type { Session } from './session.ts';

/** An account as it is stored. */
export type AccountRow = Tables['accounts']['$inferSelect'];

/** An account as the rest of the house sees it while a request lasts. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** Who is there, and by which session. */
export interface Visitor {
  readonly account: Account;
  readonly session: Session;
  /** Rises when everything that was signed before must stop to count. */
  readonly authEpoch: number;
}

/** Keep of an account's row what a request may know: never its password. */
export function toVisitor(row: AccountRow, session: Session): Visitor {
  return { account: toAccount(row), session, authEpoch: row.authEpoch };
}

/** Keep of an account's row what the rest of the house may see. */
export function toAccount({ id, email, name, role }: AccountRow): Account {
  return { id, email, name, role };
}
