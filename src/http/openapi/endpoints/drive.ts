import {
  listRecentAnswer,
  listRecentRequest,
  listStarredAnswer,
  listStarredRequest,
} from '#domain/files/contract.ts';
import { searchAnswer, searchRequest } from '#domain/files/search/contract.ts';
import { driveAnswer } from '#domain/folders/contract.ts';
import { type Endpoints, listed } from './endpoint.ts';

/** What is asked of a whole drive. */
export const drive: Endpoints = {
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
};
