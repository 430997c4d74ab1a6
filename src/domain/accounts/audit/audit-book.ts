import { createHmac } from 'node:crypto';
import type { Database, Transaction } from '#adapters/database/database.ts';
import type { Log } from '#adapters/log/log.ts';
import type { Secrets } from '#adapters/secrets/secrets.ts';
import { freshId } from '#lib/id.ts';
import { type AuditEvent, noTrace, type Trace } from './events.ts';
import { type AuditRow, insertAudit } from './queries.ts';

/** Writes the audit for one process, and each entry as a line of the log too. */
export interface AuditBook {
  /** Write down what an act did, in the transaction that makes it true. */
  record(tx: Transaction, trace: Trace, event: AuditEvent): Promise<void>;
  /**
   * Note what was refused or failed. Notes are written together by `flush`, so that a flood of them
   * costs one transaction a second and not one each.
   */
  note(trace: Trace, event: AuditEvent): void;
  /** Write down what was noted. Never throws: what cannot be written now is tried again. */
  flush(): Promise<void>;
}

/** The way into the book for somebody whose trace is known. */
export interface Audit {
  record(tx: Transaction, event: AuditEvent): Promise<void>;
  note(event: AuditEvent): void;
}

/** So many notes are kept between two flushes; the rest of a flood is only counted. */
const mostNotes = 200;

/** Let somebody write into the book. The trace is asked for with each entry: it may grow. */
export function auditBy(book: AuditBook, trace: () => Trace): Audit {
  return {
    record: (tx, event) => book.record(tx, trace(), event),
    note: (event) => book.note(trace(), event),
  };
}

/** Open the book. */
export function auditBook({
  database,
  secrets,
  log,
  now,
}: {
  database: Database;
  secrets: Pick<Secrets, 'derive'>;
  log: Log;
  now: () => Date;
}): AuditBook {
  const key = secrets.derive('audit');
  const mac = (kind: 'address' | 'session', text: string | null) =>
    text === null
      ? null
      : createHmac('sha256', key).update(`${kind}!${text}`).digest('base64url').slice(0, 22);
  let notes: AuditRow[] = [];
  let dropped = 0;

  function toRow(trace: Trace, what: AuditEvent): AuditRow {
    const { requestId, agent } = trace;
    const { event, result = 'done', targetId = null, facts = {} } = what;
    const actorId = what.actorId ?? trace.actorId;
    return {
      id: freshId(),
      at: now(),
      event,
      result,
      accountId: what.accountId === undefined ? actorId : what.accountId,
      actorId,
      targetId,
      requestId,
      addressMac: mac('address', trace.address),
      sessionMac: mac('session', what.sessionId ?? trace.sessionId),
      agent,
      facts,
    };
  }

  function tell(row: AuditRow): void {
    const { at: _, ...line } = row;
    if (row.result === 'done') log.info(line);
    else log.warn(line);
  }

  return {
    record: async (tx, trace, event) => {
      const row = toRow(trace, event);
      await insertAudit(tx, [row]);
      tell(row);
    },
    note: (trace, event) => {
      if (notes.length >= mostNotes) {
        dropped++;
        return;
      }
      const row = toRow(trace, event);
      notes.push(row);
      tell(row);
    },
    flush: async () => {
      if (notes.length === 0) return;
      const [writing, lost] = [notes, dropped];
      notes = [];
      dropped = 0;
      const facts = { count: lost };
      const rows =
        lost > 0 ? [...writing, toRow(noTrace, { event: 'notes-dropped', facts })] : writing;
      try {
        await database.transaction((tx) => insertAudit(tx, rows));
      } catch (error) {
        dropped += lost + Math.max(0, writing.length + notes.length - mostNotes);
        notes = [...writing, ...notes].slice(0, mostNotes);
        log.error({ event: 'audit-waits', notes: notes.length, err: error });
      }
    },
  };
}
