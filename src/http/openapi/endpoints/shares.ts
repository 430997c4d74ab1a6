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
import { listItemsRequest } from '#domain/folders/contract.ts';
import { bytes, type Endpoints, folder, listed, nothing, people } from './endpoint.ts';

/** What is given to others: our own pages. */
export const shares: Endpoints = {
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
};
