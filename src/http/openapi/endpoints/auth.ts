import {
  confirmRequest,
  newAddressRequest,
  newPasswordRequest,
  resetRequest,
  setupRequest,
  signInRequest,
  signUpRequest,
  sudoRequest,
} from '#domain/accounts/contract.ts';
import {
  passkeySecondFactorRequest,
  passkeySignInRequest,
  secondFactorRequest,
} from '#domain/accounts/factors/contract.ts';
import * as answers from '../answers.ts';
import { type Endpoints, nothing, people, signedIn } from './endpoint.ts';

/** How people come in: our own pages. */
export const auth: Endpoints = {
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
};
