import {
  archiveCheck,
  archiveJob,
  archiveJobAnswer,
  archiveRequest,
  discardAnswer,
  discardRequest,
  estimateAnswer,
  estimateRequests,
  listArchiveAnswer,
  listArchiveRequest,
  listJobItemsAnswer,
  listJobItemsRequest,
  restoreRequest,
} from '#domain/archive/contract.ts';
import { type Endpoints, folder, listed, once } from './endpoint.ts';

/** The journeys of folders to the cold side and back. */
export const archive: Endpoints = {
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
  'POST /api/archive/[id]/verify': {
    noun: 'archive',
    answers: { 200: archiveCheck, 202: archiveCheck },
    problems: [
      'archive-not-found',
      'folder-not-archived',
      'folder-busy',
      'in-trash',
      'archive-checked',
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
  'POST /api/archive/[id]/discard': {
    noun: 'archive',
    request: [discardRequest],
    answers: { 200: discardAnswer },
    problems: ['archive-not-found', ...folder, 'folder-not-archived', 'name-differs', 'key-reused'],
    headers: once,
  },
};
