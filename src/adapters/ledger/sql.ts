import type { Database } from '#adapters/database/database.ts';
import type { Ledger } from './ledger.ts';
import * as queries from './queries.ts';

/**
 * Nobody waits for the disk here. Each engine keeps what it writes in order, so whatever a step writes
 * to the database after this is lost with the power before this is.
 */
const unlasting = { lasting: false };

/** Keep the ledger in the database, beside what people see. */
export function sqlLedger(database: Database): Ledger {
  return {
    put: (items) => database.transaction((tx) => queries.insertItems(tx, items), unlasting),
    find: (archiveId, blobId) => queries.findItem(database, archiveId, blobId),
    move: (seen, change) =>
      database.transaction((tx) => queries.moveItems(tx, seen, change), unlasting),
    list: (of) => queries.listItems(database, of),
    hasAny: async (archiveId, state) => {
      const page = { archiveId, states: [state], after: null, limit: 1 };
      return (await queries.listItems(database, page)).length > 0;
    },
    count: (archiveId) => queries.countItems(database, archiveId),
    // An index of its states counts it at once.
    glance: (archiveId) => queries.countItems(database, archiveId),
    listOfBlob: (blobId) => queries.listItemsOfBlob(database, blobId),
    listByColdKeys: (coldKeys) => queries.listItemsByColdKeys(database, coldKeys),
    remove: (items) => database.transaction((tx) => queries.deleteItems(tx, items), unlasting),
  };
}
