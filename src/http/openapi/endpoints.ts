import { account } from './endpoints/account.ts';
import { acts } from './endpoints/acts.ts';
import { admin } from './endpoints/admin.ts';
import { archive } from './endpoints/archive.ts';
import { auth } from './endpoints/auth.ts';
import { drive } from './endpoints/drive.ts';
import type { Endpoints } from './endpoints/endpoint.ts';
import { files } from './endpoints/files.ts';
import { folders } from './endpoints/folders.ts';
import { shares } from './endpoints/shares.ts';
import { uploads } from './endpoints/uploads.ts';

/**
 * Every endpoint of the policy, by the same name. `GET /api/openapi.json` and the page for developers
 * are made from it, and the tests hold answers against it.
 */
export const endpoints: Endpoints = {
  ...drive,
  ...folders,
  ...files,
  ...uploads,
  ...acts,
  ...archive,
  ...account,
  ...auth,
  ...shares,
  ...admin,
};
