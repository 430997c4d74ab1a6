import { fileAnswer } from '#domain/files/contract.ts';
import {
  listUploadsAnswer,
  listUploadsRequest,
  placeUploadRequest,
  planAnswer,
  planRequest,
  uploadAnswer,
} from '#domain/uploads/contract.ts';
import { type Endpoints, folder, listed, named, nothing, once } from './endpoint.ts';

const tus = ['tus-resumable'] as const;

/** What is on its way in. */
export const uploads: Endpoints = {
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
};
