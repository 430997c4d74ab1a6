import {
  changeFileAnswer,
  changeFileRequest,
  copyFileRequest,
  fileAnswer,
  listTrashAnswer,
  listTrashRequest,
  restoreAnswer,
  trashFileAnswer,
} from '#domain/files/contract.ts';
import { makeZipAnswer, makeZipRequest } from '#domain/files/zip/contract.ts';
import { bytes, closed, type Endpoints, listed, named, nothing, once } from './endpoint.ts';

const file = ['file-not-found', ...closed] as const;

/** Files, their bytes, zips of them and the trash. */
export const files: Endpoints = {
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
};
