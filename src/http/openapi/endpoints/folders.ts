import { emptyAnswer } from '#domain/files/batch/contract.ts';
import {
  changeFolderAnswer,
  changeFolderRequest,
  createFolderRequest,
  createFoldersAnswer,
  createFoldersRequest,
  folderAnswer,
  folderItem,
  listFoldersAnswer,
  listFoldersRequest,
  listItemsAnswer,
  listItemsRequest,
} from '#domain/folders/contract.ts';
import { bytes, type Endpoints, folder, listed, named, nothing, once } from './endpoint.ts';

/** Folders. */
export const folders: Endpoints = {
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
};
