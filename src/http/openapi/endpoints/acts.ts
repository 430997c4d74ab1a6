import { batchRequest } from '#domain/files/batch/contract.ts';
import {
  actAnswer,
  listJournalAnswer,
  listJournalRequest,
} from '#domain/folders/journal/contract.ts';
import { type Endpoints, folder, listed, once } from './endpoint.ts';

/** Many things at once, and undo. */
export const acts: Endpoints = {
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
};
