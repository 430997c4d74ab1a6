import type { z } from 'zod';
import {
  listAllAuditRequest,
  listAuditAnswer,
  listAuditRequest,
} from '#domain/accounts/audit/contract.ts';
import {
  changeAccountRequest,
  changeAddressRequest,
  changePasswordRequest,
  confirmRequest,
  endSessionRequest,
  inviteRequest,
  newAddressRequest,
  newPasswordRequest,
  resetRequest,
  setupRequest,
  signInRequest,
  signUpRequest,
  sudoRequest,
} from '#domain/accounts/contract.ts';
import {
  addPasskeyRequest,
  passkeySecondFactorRequest,
  passkeySignInRequest,
  secondFactorRequest,
} from '#domain/accounts/factors/contract.ts';
import {
  listNotificationsAnswer,
  listNotificationsRequest,
  readNotificationsAnswer,
  readNotificationsRequest,
} from '#domain/accounts/notifications/contract.ts';
import { mintTokenRequest } from '#domain/accounts/tokens/contract.ts';
import {
  changeMemberRequest,
  listMembersAnswer,
  listMembersRequest,
  memberView,
} from '#domain/admin/contract.ts';
import {
  archiveJob,
  archiveJobAnswer,
  archiveRequest,
  estimateAnswer,
  estimateRequests,
  listArchiveAnswer,
  listArchiveRequest,
  listJobItemsAnswer,
  listJobItemsRequest,
  restoreRequest,
} from '#domain/archive/contract.ts';
import { batchRequest, emptyAnswer } from '#domain/files/batch/contract.ts';
import {
  changeFileAnswer,
  changeFileRequest,
  copyFileRequest,
  fileAnswer,
  listRecentAnswer,
  listRecentRequest,
  listStarredAnswer,
  listStarredRequest,
  listTrashAnswer,
  listTrashRequest,
  restoreAnswer,
  trashFileAnswer,
} from '#domain/files/contract.ts';
import { searchAnswer, searchRequest } from '#domain/files/search/contract.ts';
import {
  changeShareRequest,
  listSharedAnswer,
  listSharedWithMeAnswer,
  listSharedWithMeRequest,
  listSharesAnswer,
  listSharesRequest,
  makeShareAnswer,
  makeShareRequest,
  openShareRequest,
  shareAnswer,
  sharedAnswer,
} from '#domain/files/shares/contract.ts';
import { makeZipAnswer, makeZipRequest } from '#domain/files/zip/contract.ts';
import {
  changeFolderAnswer,
  changeFolderRequest,
  createFolderRequest,
  createFoldersAnswer,
  createFoldersRequest,
  driveAnswer,
  folderAnswer,
  folderItem,
  listFoldersAnswer,
  listFoldersRequest,
  listItemsAnswer,
  listItemsRequest,
} from '#domain/folders/contract.ts';
import {
  actAnswer,
  listJournalAnswer,
  listJournalRequest,
} from '#domain/folders/journal/contract.ts';
import { checkRequest } from '#domain/integrity/check/contract.ts';
import {
  keepAnswersAnswer,
  keepAnswersRequest,
  listAnswersAnswer,
  listAnswersRequest,
} from '#domain/progress/contract.ts';
import { dropRequest, redriveAnswer, redriveRequest, systemView } from '#domain/system/contract.ts';
import {
  listUploadsAnswer,
  listUploadsRequest,
  placeUploadRequest,
  planAnswer,
  planRequest,
  uploadAnswer,
} from '#domain/uploads/contract.ts';
import type { ProblemCode } from '#lib/problem.ts';
import * as answers from './answers.ts';
import type { HeaderName } from './headers.ts';

/** What an endpoint is about: the groups of the page for developers. */
export type Noun = 'drive' | 'folders' | 'files' | 'uploads' | 'acts' | 'archive' | 'people';

/** What one endpoint takes and answers. Its sentence stands in the words, or here for our own pages. */
export interface Endpoint {
  readonly noun: Noun;
  /** Only of those that no token opens: these serve our own pages. */
  readonly summary?: string;
  readonly query?: z.ZodObject;
  /** JSON bodies: any of these. */
  readonly request?: readonly z.ZodType[];
  /** Each good status with the JSON of its answer, another type of content, or nothing. */
  readonly answers: Readonly<Record<number, z.ZodType | readonly z.ZodType[] | string | null>>;
  /** Refusals of its own, beside those of every request. */
  readonly problems?: readonly ProblemCode[];
  readonly headers?: readonly HeaderName[];
}

const closed = ['in-trash', 'folder-busy', 'folder-archived'] as const;
const named = ['name-invalid', 'name-taken'] as const;
const folder = ['folder-not-found', ...closed] as const;
const file = ['file-not-found', ...closed] as const;
const listed = ['cursor-invalid'] as const;
const once = ['idempotency-key'] as const;
const tus = ['tus-resumable'] as const;
const bytes = ['range', 'if-range', 'if-none-match', 'if-match'] as const;
const people = { noun: 'people' } as const;
const nothing = { 204: null } as const;
const signedIn = { 200: answers.sessionAnswer } as const;

/**
 * Every endpoint of the policy, by the same name. `GET /api/openapi.json` and the page for developers
 * are made from it, and the tests hold answers against it.
 */
export const endpoints: Readonly<Record<string, Endpoint>> = {
  'GET /api/drive': { noun: 'drive', answers: { 200: driveAnswer } },
  'GET /api/search': {
    noun: 'drive',
    query: searchRequest,
    answers: { 200: searchAnswer },
    problems: ['folder-not-found', ...listed],
  },
  'GET /api/starred': {
    noun: 'drive',
    query: listStarredRequest,
    answers: { 200: listStarredAnswer },
    problems: listed,
  },
  'GET /api/recent': {
    noun: 'drive',
    query: listRecentRequest,
    answers: { 200: listRecentAnswer },
    problems: listed,
  },
  'GET /api/events': {
    noun: 'drive',
    answers: { 200: 'text/event-stream' },
    headers: ['last-event-id'],
  },

  'POST /api/folders': {
    noun: 'folders',
    request: [createFolderRequest, createFoldersRequest],
    answers: { 201: [folderItem, createFoldersAnswer] },
    problems: [...folder, ...named, 'folder-too-deep', 'folder-too-large', 'key-reused'],
    headers: once,
  },
  'GET /api/folders/[id]': {
    noun: 'folders',
    answers: { 200: folderAnswer },
    problems: ['folder-not-found'],
  },
  'PATCH /api/folders/[id]': {
    noun: 'folders',
    request: [changeFolderRequest],
    answers: { 200: changeFolderAnswer },
    problems: [
      ...folder,
      ...named,
      'folder-inside-itself',
      'folder-too-deep',
      'root-fixed',
      'changed-meanwhile',
    ],
    headers: ['if-match'],
  },
  'DELETE /api/folders/[id]': {
    noun: 'folders',
    answers: nothing,
    problems: [
      ...folder,
      'folder-not-empty',
      'root-fixed',
      'changed-meanwhile',
      'version-required',
    ],
    headers: ['if-match'],
  },
  'GET /api/folders/[id]/items': {
    noun: 'folders',
    query: listItemsRequest,
    answers: { 200: listItemsAnswer },
    problems: ['folder-not-found', 'in-trash', ...listed],
  },
  'GET /api/folders/[id]/folders': {
    noun: 'folders',
    query: listFoldersRequest,
    answers: { 200: listFoldersAnswer },
    problems: ['folder-not-found', 'in-trash', ...listed],
  },
  'GET /api/folders/[id]/zip': {
    noun: 'folders',
    answers: { 200: 'application/zip', 206: 'application/zip', 304: null },
    problems: [...folder, 'folder-too-large', 'range-outside', 'changed-meanwhile'],
    headers: bytes,
  },
  'POST /api/folders/[id]/empty': {
    noun: 'folders',
    answers: { 200: emptyAnswer, 202: emptyAnswer },
    problems: [...folder, 'key-reused'],
    headers: once,
  },

  'GET /api/files/[id]': {
    noun: 'files',
    answers: { 200: fileAnswer },
    problems: ['file-not-found'],
  },
  'PATCH /api/files/[id]': {
    noun: 'files',
    request: [changeFileRequest],
    answers: { 200: changeFileAnswer },
    problems: [...file, ...named, 'folder-not-found', 'changed-meanwhile'],
    headers: ['if-match'],
  },
  'DELETE /api/files/[id]': {
    noun: 'files',
    answers: { 200: trashFileAnswer },
    problems: [...file, 'changed-meanwhile', 'version-required'],
    headers: ['if-match'],
  },
  'POST /api/files/[id]/copy': {
    noun: 'files',
    request: [copyFileRequest],
    answers: { 201: changeFileAnswer },
    problems: [...file, ...named, 'folder-not-found', 'quota-full', 'key-reused'],
    headers: once,
  },
  'GET /api/files/[id]/content': {
    noun: 'files',
    answers: { 200: 'application/octet-stream', 206: 'application/octet-stream', 304: null },
    problems: [...file, 'range-outside', 'changed-meanwhile'],
    headers: bytes,
  },
  'GET /api/files/[id]/thumb': {
    noun: 'files',
    answers: { 200: 'image/webp', 304: null },
    problems: [...file, 'thumb-not-found'],
    headers: ['if-none-match'],
  },
  'PUT /api/files/[id]/thumb': {
    noun: 'files',
    answers: nothing,
    problems: [...file, 'thumb-invalid'],
  },
  'POST /api/zips': {
    noun: 'files',
    request: [makeZipRequest],
    answers: { 201: makeZipAnswer },
    problems: [...file, 'folder-not-found', 'folder-too-large', 'key-reused'],
    headers: once,
  },
  'GET /api/zips/[id]': {
    noun: 'files',
    answers: { 200: 'application/zip', 206: 'application/zip', 304: null },
    problems: [
      'zip-not-found',
      ...file,
      'folder-not-found',
      'folder-too-large',
      'range-outside',
      'changed-meanwhile',
    ],
    headers: bytes,
  },
  'GET /api/trash': {
    noun: 'files',
    query: listTrashRequest,
    answers: { 200: listTrashAnswer },
    problems: listed,
  },
  'DELETE /api/trash': { noun: 'files', answers: { 202: null } },
  'DELETE /api/trash/[id]': {
    noun: 'files',
    answers: { 202: null },
    problems: ['trash-not-found'],
  },
  'POST /api/trash/[id]/restore': {
    noun: 'files',
    answers: { 200: restoreAnswer },
    problems: ['trash-not-found', ...closed, 'folder-too-deep'],
  },

  'POST /api/uploads/plan': {
    noun: 'uploads',
    request: [planRequest],
    answers: { 201: planAnswer },
    problems: [...folder, 'quota-full', 'storage-full', 'folder-too-large', 'key-reused'],
    headers: once,
  },
  'GET /api/uploads': {
    noun: 'uploads',
    query: listUploadsRequest,
    answers: { 200: listUploadsAnswer },
    problems: listed,
  },
  'OPTIONS /api/uploads': { noun: 'uploads', answers: nothing },
  'POST /api/uploads': {
    noun: 'uploads',
    answers: { 201: null },
    problems: [
      ...folder,
      ...named,
      'upload-length',
      'file-too-large',
      'quota-full',
      'storage-full',
      'too-many-uploads',
      'plan-not-found',
      'plan-used-up',
      'bytes-differ',
      'tus-version',
    ],
    headers: [...tus, 'upload-length', 'upload-metadata'],
  },
  'GET /api/uploads/[id]': {
    noun: 'uploads',
    answers: { 200: uploadAnswer },
    problems: ['upload-not-found'],
  },
  'OPTIONS /api/uploads/[id]': { noun: 'uploads', answers: nothing },
  'PATCH /api/uploads/[id]': {
    noun: 'uploads',
    answers: nothing,
    problems: [
      'upload-not-found',
      'upload-gone',
      'upload-offset',
      'upload-busy',
      'storage-full',
      'bytes-differ',
      'tus-version',
      'name-taken',
      ...folder,
    ],
    headers: [...tus, 'upload-offset'],
  },
  'DELETE /api/uploads/[id]': {
    noun: 'uploads',
    answers: nothing,
    problems: ['upload-not-found', 'upload-gone', 'upload-finished', 'upload-busy', 'tus-version'],
    headers: tus,
  },
  'POST /api/uploads/[id]/place': {
    noun: 'uploads',
    request: [placeUploadRequest],
    answers: { 201: fileAnswer },
    problems: [
      'upload-not-found',
      'upload-gone',
      'upload-finished',
      'upload-incomplete',
      'upload-busy',
      'bytes-differ',
      ...folder,
      ...named,
      'key-reused',
    ],
    headers: once,
  },

  'POST /api/batch': {
    noun: 'acts',
    request: [batchRequest],
    answers: { 200: actAnswer, 202: actAnswer },
    problems: [...folder, 'changed-meanwhile', 'key-reused'],
    headers: once,
  },
  'GET /api/batch/[seq]': {
    noun: 'acts',
    answers: { 200: actAnswer },
    problems: ['journal-not-found'],
  },
  'GET /api/journal': {
    noun: 'acts',
    query: listJournalRequest,
    answers: { 200: listJournalAnswer },
    problems: listed,
  },
  'POST /api/journal/[seq]/undo': {
    noun: 'acts',
    answers: { 200: actAnswer, 202: actAnswer },
    problems: ['journal-not-found', 'act-running', 'undo-too-late', 'key-reused'],
    headers: once,
  },

  'GET /api/archive': {
    noun: 'archive',
    query: listArchiveRequest,
    answers: { 200: listArchiveAnswer },
    problems: listed,
  },
  'POST /api/archive': {
    noun: 'archive',
    request: [archiveRequest],
    answers: { 200: archiveJob, 202: archiveJob },
    problems: [...folder, 'folder-empty', 'folder-too-large', 'root-fixed', 'key-reused'],
    headers: once,
  },
  'POST /api/archive/estimate': {
    noun: 'archive',
    request: estimateRequests,
    answers: { 200: estimateAnswer },
    problems: [...folder, 'folder-empty', 'archive-not-found'],
  },
  'GET /api/archive/[id]': {
    noun: 'archive',
    answers: { 200: archiveJobAnswer },
    problems: ['archive-not-found'],
  },
  'GET /api/archive/[id]/items': {
    noun: 'archive',
    query: listJobItemsRequest,
    answers: { 200: listJobItemsAnswer },
    problems: ['archive-not-found', ...listed],
  },
  'GET /api/archive/[id]/manifest': {
    noun: 'archive',
    answers: { 200: 'application/jsonl' },
    problems: ['archive-not-found', 'folder-not-archived'],
  },
  'POST /api/archive/[id]/restore': {
    noun: 'archive',
    request: [restoreRequest],
    answers: { 200: archiveJob, 202: archiveJob },
    problems: [
      'archive-not-found',
      'folder-not-archived',
      'folder-busy',
      'in-trash',
      'tier-unavailable',
      'key-reused',
    ],
    headers: once,
  },
  'POST /api/archive/[id]/cancel': {
    noun: 'archive',
    answers: { 200: archiveJob },
    problems: ['archive-not-found', 'nothing-running', 'key-reused'],
    headers: once,
  },

  // Our own pages ---------------------------------------------------------------------------------
  'GET /api/notifications': {
    ...people,
    summary: 'List what an account was told.',
    query: listNotificationsRequest,
    answers: { 200: listNotificationsAnswer },
    problems: listed,
  },
  'POST /api/notifications/read': {
    ...people,
    summary: 'Note that notifications were seen.',
    request: [readNotificationsRequest],
    answers: { 200: readNotificationsAnswer },
  },
  'GET /api/progress': {
    ...people,
    summary: 'List what an account answered in drills.',
    query: listAnswersRequest,
    answers: { 200: listAnswersAnswer },
    problems: listed,
  },
  'POST /api/progress': {
    ...people,
    summary: 'Keep answers to drills.',
    request: [keepAnswersRequest],
    answers: { 200: keepAnswersAnswer },
    problems: ['answer-from-future', 'progress-full'],
  },
  'DELETE /api/progress': {
    ...people,
    summary: 'Forget all answers to drills.',
    answers: nothing,
  },
  'GET /api/session': { ...people, summary: 'Tell a page who is there.', answers: signedIn },
  'POST /api/auth/sign-up': {
    ...people,
    summary: 'Ask for an account.',
    request: [signUpRequest],
    answers: { 202: null },
    problems: ['sign-up-closed', 'by-invitation'],
  },
  'POST /api/auth/confirm': {
    ...people,
    summary: 'Let the account of a confirmed address be born.',
    request: [confirmRequest],
    answers: nothing,
    problems: ['link-spent', 'account-exists'],
  },
  'POST /api/auth/setup': {
    ...people,
    summary: 'Make the holder of the printed link the owner.',
    request: [setupRequest],
    answers: nothing,
    problems: ['link-spent'],
  },
  'POST /api/auth/sign-in': {
    ...people,
    summary: 'Sign in with address and password.',
    request: [signInRequest],
    answers: { 200: answers.signInAnswer },
    problems: ['wrong-credentials', 'busy'],
  },
  'POST /api/auth/second-factor': {
    ...people,
    summary: 'Finish a sign-in with a code.',
    request: [secondFactorRequest],
    answers: signedIn,
    problems: ['wrong-code', 'sign-in-over'],
  },
  'POST /api/auth/second-factor/ask-passkey': {
    ...people,
    summary: 'Ask for a passkey of the account whose sign-in waits.',
    answers: { 200: answers.passkeyOptions },
    problems: ['sign-in-over'],
  },
  'POST /api/auth/second-factor/passkey': {
    ...people,
    summary: 'Finish a sign-in with a passkey.',
    request: [passkeySecondFactorRequest],
    answers: signedIn,
    problems: ['passkey-refused', 'sign-in-over'],
  },
  'POST /api/auth/passkey/ask': {
    ...people,
    summary: 'Ask a browser for a passkey of this site.',
    answers: { 200: answers.passkeyOptions },
  },
  'POST /api/auth/passkey': {
    ...people,
    summary: 'Sign in with a passkey.',
    request: [passkeySignInRequest],
    answers: signedIn,
    problems: ['passkey-refused'],
  },
  'POST /api/auth/reset': {
    ...people,
    summary: 'Ask for a letter that replaces a password.',
    request: [resetRequest],
    answers: { 202: null },
  },
  'POST /api/auth/new-password': {
    ...people,
    summary: 'Replace a forgotten password with the link of a letter.',
    request: [newPasswordRequest],
    answers: nothing,
    problems: ['link-spent'],
  },
  'POST /api/auth/new-address': {
    ...people,
    summary: 'Confirm an address with the link of a letter.',
    request: [newAddressRequest],
    answers: nothing,
    problems: ['link-spent', 'account-exists'],
  },
  'POST /api/auth/invite': {
    ...people,
    summary: 'Let the account of somebody who was invited be born.',
    request: [confirmRequest],
    answers: nothing,
    problems: ['link-spent', 'sign-up-closed'],
  },
  'POST /api/auth/sudo': {
    ...people,
    summary: 'Open dangerous acts for a while with the password.',
    request: [sudoRequest],
    answers: nothing,
    problems: ['wrong-password', 'busy'],
  },
  'POST /api/auth/sign-out-everywhere': {
    ...people,
    summary: 'End every session of this account.',
    answers: nothing,
  },
  'POST /api/auth/refresh': {
    ...people,
    summary: 'Exchange the refresh token for its successor.',
    answers: signedIn,
  },
  'POST /api/auth/sign-out': { ...people, summary: 'End this session.', answers: nothing },
  'GET /api/account': {
    ...people,
    summary: 'Tell all about an account to its holder.',
    answers: { 200: answers.accountAnswer },
  },
  'PATCH /api/account': {
    ...people,
    summary: 'Change the name, or the language of letters.',
    request: [changeAccountRequest],
    answers: { 200: answers.accountAnswer },
  },
  'DELETE /api/account': {
    ...people,
    summary: 'Delete this account with all that it keeps.',
    answers: { 202: null },
    problems: ['last-owner'],
  },
  'POST /api/account/export': {
    ...people,
    summary: 'Take along everything that is kept of an account.',
    // As long as the account is large, and written while it is read: a stream, in a form of its own.
    answers: { 200: 'application/json; charset=utf-8' },
  },
  'GET /api/account/audit': {
    ...people,
    summary: 'List what happened to this account.',
    query: listAuditRequest,
    answers: { 200: listAuditAnswer },
    problems: listed,
  },
  'GET /api/account/tokens': {
    ...people,
    summary: 'List the tokens of this account.',
    answers: { 200: answers.tokensAnswer },
  },
  'POST /api/account/tokens': {
    ...people,
    summary: 'Make a token.',
    request: [mintTokenRequest],
    answers: { 201: answers.mintTokenAnswer },
    problems: ['too-many-tokens'],
  },
  'DELETE /api/account/tokens/[id]': {
    ...people,
    summary: 'Take a token away.',
    answers: nothing,
    problems: ['token-not-found'],
  },
  'POST /api/account/password': {
    ...people,
    summary: 'Change the password.',
    request: [changePasswordRequest],
    answers: signedIn,
    problems: ['wrong-password'],
  },
  'POST /api/account/email': {
    ...people,
    summary: 'Ask for another address.',
    request: [changeAddressRequest],
    answers: { 202: null },
  },
  'POST /api/account/passkeys/ask': {
    ...people,
    summary: 'Ask this browser to make a passkey.',
    answers: { 200: answers.passkeyOptions },
    problems: ['too-many-passkeys'],
  },
  'POST /api/account/passkeys': {
    ...people,
    summary: 'Give the account a passkey.',
    request: [addPasskeyRequest],
    answers: { 200: answers.addPasskeyAnswer },
    problems: ['passkey-refused', 'too-many-passkeys'],
  },
  'GET /api/account/sessions': {
    ...people,
    summary: 'List where this account is signed in.',
    answers: { 200: answers.sessionsAnswer },
  },
  'POST /api/account/sessions/end': {
    ...people,
    summary: 'End one session.',
    request: [endSessionRequest],
    answers: nothing,
    problems: ['session-not-found'],
  },
  'POST /api/account/sessions/end-others': {
    ...people,
    summary: 'End every session but this one.',
    answers: nothing,
  },

  'GET /api/shares': {
    ...people,
    summary: 'List what is shared with others, by links and with accounts.',
    query: listSharesRequest,
    answers: { 200: listSharesAnswer },
    problems: listed,
  },
  'POST /api/shares': {
    ...people,
    summary:
      'Share a file or a folder with an account, or by a link, which this answer alone tells.',
    request: [makeShareRequest],
    answers: { 201: makeShareAnswer },
    problems: [...folder, 'file-not-found', 'too-many-shares', 'share-with-oneself'],
  },
  'PATCH /api/shares/[id]': {
    ...people,
    summary: 'Change what a link asks for, or what a guest may do.',
    request: [changeShareRequest],
    answers: { 200: shareAnswer },
    problems: ['share-not-found'],
  },
  'DELETE /api/shares/[id]': {
    ...people,
    summary: 'Close a share for good.',
    answers: nothing,
    problems: ['share-not-found'],
  },
  'GET /api/shared': {
    ...people,
    summary: 'List what others share with this account.',
    query: listSharedWithMeRequest,
    answers: { 200: listSharedWithMeAnswer },
    problems: listed,
  },
  'POST /api/link': {
    ...people,
    summary: 'Open a link with its secret, and its password where it has one.',
    request: [openShareRequest],
    answers: { 200: sharedAnswer },
    problems: ['share-gone', 'share-password', 'share-wrong-password'],
  },
  'GET /api/link': {
    ...people,
    summary: 'Tell what the link shows that was opened last.',
    answers: { 200: sharedAnswer },
    problems: ['share-gone'],
  },
  'GET /api/link/folders/[id]/items': {
    ...people,
    summary: 'List what lies in a shared folder.',
    query: listItemsRequest,
    answers: { 200: listSharedAnswer },
    problems: ['share-gone', 'folder-not-found', ...listed],
  },
  'GET /api/link/folders/[id]/zip': {
    ...people,
    summary: 'Give a shared folder as a zip, whole or in part.',
    answers: { 200: 'application/zip', 206: 'application/zip', 304: null },
    problems: ['share-gone', 'folder-not-found', 'range-outside'],
    headers: bytes,
  },
  'GET /api/link/files/[id]/content': {
    ...people,
    summary: 'Give the bytes of a shared file, whole or in part.',
    answers: { 200: 'application/octet-stream', 206: 'application/octet-stream', 304: null },
    problems: ['share-gone', 'file-not-found', 'range-outside'],
    headers: bytes,
  },

  'GET /api/published/[id]': {
    ...people,
    summary: 'Give the bytes of a published file, whole or in part.',
    answers: { 200: 'application/octet-stream', 206: 'application/octet-stream', 304: null },
    problems: ['share-gone', 'range-outside', 'changed-meanwhile'],
    headers: bytes,
  },

  // Who runs the place ----------------------------------------------------------------------------
  'GET /api/audit': {
    ...people,
    summary: 'List what happened to everybody.',
    query: listAllAuditRequest,
    answers: { 200: listAuditAnswer },
    problems: listed,
  },
  'GET /api/accounts': {
    ...people,
    summary: 'List the accounts of this place.',
    query: listMembersRequest,
    answers: { 200: listMembersAnswer },
    problems: listed,
  },
  'GET /api/accounts/[id]': {
    ...people,
    summary: 'Show one account, without what it keeps.',
    answers: { 200: memberView },
    problems: ['account-not-found'],
  },
  'PATCH /api/accounts/[id]': {
    ...people,
    summary: 'Change the role of an account, whether it may come in, or its room.',
    request: [changeMemberRequest],
    answers: { 200: memberView },
    problems: ['account-not-found', 'last-owner'],
  },
  'POST /api/accounts/[id]/end-sessions': {
    ...people,
    summary: 'End every session of an account.',
    answers: nothing,
    problems: ['account-not-found'],
  },
  'POST /api/accounts/[id]/reset': {
    ...people,
    summary: 'Have a letter sent with which a new password is chosen.',
    answers: { 202: null },
    problems: ['account-not-found', 'account-disabled'],
  },
  'GET /api/system': {
    ...people,
    summary: 'Show the queues, the dead letters, the jobs, and what the last check has found.',
    answers: { 200: systemView },
  },
  'POST /api/system/check': {
    ...people,
    summary: 'Have the database and the stores held against each other, in the background.',
    request: [checkRequest],
    answers: { 202: null },
    problems: ['check-running'],
  },
  'POST /api/system/dead/redrive': {
    ...people,
    summary: 'Let a dead letter be tried anew, or every one of a queue.',
    request: [redriveRequest],
    answers: { 200: redriveAnswer },
    problems: ['message-not-found', 'message-unreadable'],
  },
  'POST /api/system/dead/drop': {
    ...people,
    summary: 'Throw a dead letter away: what it asks for is never done.',
    request: [dropRequest],
    answers: nothing,
    problems: ['message-not-found'],
  },
  'GET /api/invitations': {
    ...people,
    summary: 'List the invitations that wait.',
    answers: { 200: answers.invitationsAnswer },
  },
  'DELETE /api/invitations/[id]': {
    ...people,
    summary: 'Take an invitation back.',
    answers: nothing,
    problems: ['invitation-not-found'],
  },
  'POST /api/invitations': {
    ...people,
    summary: 'Invite somebody.',
    request: [inviteRequest],
    answers: { 201: answers.inviteAnswer },
    problems: ['sign-up-closed', 'account-exists'],
  },
};
