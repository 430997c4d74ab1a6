import { listAuditAnswer, listAuditRequest } from '#domain/accounts/audit/contract.ts';
import {
  changeAccountRequest,
  changeAddressRequest,
  changePasswordRequest,
  endSessionRequest,
} from '#domain/accounts/contract.ts';
import { addPasskeyRequest } from '#domain/accounts/factors/contract.ts';
import {
  listNotificationsAnswer,
  listNotificationsRequest,
  readNotificationsAnswer,
  readNotificationsRequest,
} from '#domain/accounts/notifications/contract.ts';
import { mintTokenRequest } from '#domain/accounts/tokens/contract.ts';
import {
  keepAnswersAnswer,
  keepAnswersRequest,
  listAnswersAnswer,
  listAnswersRequest,
} from '#domain/progress/contract.ts';
import * as answers from '../answers.ts';
import { type Endpoints, listed, nothing, people, signedIn } from './endpoint.ts';

/** What a person does about their own account: our own pages. */
export const account: Endpoints = {
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
};
