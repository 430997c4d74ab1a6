import { listAllAuditRequest, listAuditAnswer } from '#domain/accounts/audit/contract.ts';
import { inviteRequest } from '#domain/accounts/contract.ts';
import {
  changeMemberRequest,
  listMembersAnswer,
  listMembersRequest,
  memberView,
} from '#domain/admin/contract.ts';
import { checkRequest } from '#domain/integrity/check/contract.ts';
import { dropRequest, redriveAnswer, redriveRequest, systemView } from '#domain/system/contract.ts';
import * as answers from '../answers.ts';
import { type Endpoints, listed, nothing, people } from './endpoint.ts';

/** Who runs the place: our own pages. */
export const admin: Endpoints = {
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
