import type { Scope } from '#domain/accounts/tokens/scopes.ts';
import { KiB, MiB } from '#lib/units.ts';

/** What one route and method asks of a request before its handler runs. */
export interface Rule {
  readonly who: 'public' | 'member' | 'owner';
  /**
   * What the CSRF token of an act is bound to: the session, or the entrance cookie of somebody who is
   * not signed in. Only for methods that change something; `session` when nothing is said.
   */
  readonly csrf?: 'session' | 'entrance';
  /** The content types that are taken; an empty list is an act without a body. */
  readonly types?: readonly string[];
  /** A dangerous act: the password must have been given in this session not long ago. */
  readonly recent?: true;
  /** A body of one of these types may also be left out. */
  readonly bodyOptional?: true;
  /** The most bytes of a body; `bodyLimit` when nothing is said. */
  readonly body?: number;
  /** A dead access token beside a live refresh token names the session here. */
  readonly byRefreshToken?: true;
  /** What a token must be allowed here. Without it no token comes in, whatever it is allowed. */
  readonly scope?: Scope;
  /** A page for people: who is not signed in is shown the entrance, a sleeping session is woken. */
  readonly page?: true;
}

/** What a browser sends for a form without a script. */
export const formType = 'application/x-www-form-urlencoded';

const json = ['application/json'] as const;
const nothing = [] as const;
const form = [formType] as const;
const member = { who: 'member' } as const;
const memberJson = { who: 'member', types: json } as const;
const memberAct = { who: 'member', types: nothing } as const;
const recent = { recent: true } as const;
const entranceAct = { who: 'public', csrf: 'entrance', types: nothing } as const;
const entranceJson = { who: 'public', csrf: 'entrance', types: json } as const;
/** A page that takes its own form, for browsers without a script. */
const entrancePost = { who: 'public', csrf: 'entrance', types: form, page: true } as const;
/** The bytes of an upload: tus counts them by the length that was announced. */
const tusBytes = {
  who: 'member',
  types: ['application/offset+octet-stream'],
  body: Number.POSITIVE_INFINITY,
} as const;
const read = { scope: 'files:read' } as const;
const write = { scope: 'files:write' } as const;
const archive = { scope: 'archive' } as const;
const page = { who: 'public', page: true } as const;
const memberPage = { who: 'member', page: true } as const;
const owner = { who: 'owner' } as const;
const ownerPage = { who: 'owner', page: true } as const;
const ownerJson = { who: 'owner', types: json, ...recent } as const;
/** A page of a member that takes its own forms. */
const memberPost = { who: 'member', types: form, page: true } as const;

/**
 * The matrix: one row for each route and method. What it does not name is refused. Routes are spelled
 * as Astro spells them; HEAD goes with GET.
 */
export const policy: Readonly<Record<string, Rule>> = {
  // Accounts
  'GET /[...lang]/sign-in': page,
  'GET /[...lang]/sign-up': page,
  'GET /[...lang]/confirm': page,
  'GET /[...lang]/setup': page,
  'GET /[...lang]/reset': page,
  'GET /[...lang]/new-password': page,
  'GET /[...lang]/new-address': page,
  'GET /[...lang]/invite': page,
  'GET /[...lang]/second-factor': page,
  'POST /[...lang]/sign-in': entrancePost,
  'POST /[...lang]/second-factor': entrancePost,
  'POST /[...lang]/sign-up': entrancePost,
  'POST /[...lang]/reset': entrancePost,
  'POST /[...lang]/sign-out': { who: 'public', types: form, page: true, byRefreshToken: true },
  'GET /[...lang]/account': memberPage,
  'GET /[...lang]/account/audit': memberPage,
  'GET /[...lang]/refused': page,
  'GET /[...lang]/audit': ownerPage,
  'GET /api/audit': owner,
  'GET /[...lang]/admin': ownerPage,
  'GET /[...lang]/admin/[id]': ownerPage,
  'GET /[...lang]/admin/system': ownerPage,
  'POST /[...lang]/admin/system': { ...ownerPage, types: form, ...recent },
  'GET /api/system': owner,
  'POST /api/system/check': ownerJson,
  'POST /api/system/dead/redrive': ownerJson,
  'POST /api/system/dead/drop': ownerJson,
  'GET /api/accounts': owner,
  'GET /api/accounts/[id]': owner,
  'PATCH /api/accounts/[id]': ownerJson,
  'POST /api/accounts/[id]/end-sessions': { ...owner, types: nothing, ...recent },
  'POST /api/accounts/[id]/reset': { ...owner, types: nothing, ...recent },
  'GET /api/invitations': owner,
  'DELETE /api/invitations/[id]': { ...owner, types: nothing, ...recent },
  'POST /api/invitations': ownerJson,
  'GET /[...lang]/account/sudo': memberPage,
  'POST /[...lang]/account/sudo': memberPost,
  'GET /[...lang]/account/factors': { ...memberPage, ...recent },
  'POST /[...lang]/account/factors': { ...memberPost, ...recent },
  'GET /api/session': { who: 'public', byRefreshToken: true },
  'POST /api/auth/sign-up': entranceJson,
  'POST /api/auth/confirm': entranceJson,
  'POST /api/auth/setup': entranceJson,
  'POST /api/auth/sign-in': entranceJson,
  'POST /api/auth/second-factor': entranceJson,
  'POST /api/auth/second-factor/ask-passkey': entranceAct,
  'POST /api/auth/second-factor/passkey': entranceJson,
  'POST /api/auth/passkey/ask': entranceAct,
  'POST /api/auth/passkey': entranceJson,
  'POST /api/auth/reset': entranceJson,
  'POST /api/auth/new-password': entranceJson,
  'POST /api/auth/new-address': entranceJson,
  'POST /api/auth/invite': entranceJson,
  'POST /api/auth/sudo': memberJson,
  'POST /api/auth/sign-out-everywhere': { ...memberAct, ...recent },
  'POST /api/auth/refresh': { who: 'public', types: nothing, byRefreshToken: true },
  'POST /api/auth/sign-out': { who: 'public', types: nothing, byRefreshToken: true },
  'GET /api/account': member,
  'PATCH /api/account': memberJson,
  'DELETE /api/account': { ...memberAct, ...recent },
  'POST /api/account/export': { who: 'member', types: form, ...recent },
  'GET /api/account/audit': member,
  'GET /api/account/tokens': member,
  'POST /api/account/tokens': { ...memberJson, ...recent },
  'DELETE /api/account/tokens/[id]': memberAct,
  'POST /api/account/password': memberJson,
  'POST /api/account/email': { ...memberJson, ...recent },
  'POST /api/account/passkeys/ask': { ...memberAct, ...recent },
  'POST /api/account/passkeys': { ...memberJson, ...recent },
  'GET /api/account/sessions': member,
  'POST /api/account/sessions/end': { ...memberJson, ...recent },
  'POST /api/account/sessions/end-others': { ...memberAct, ...recent },

  // Progress
  'GET /api/progress': member,
  'POST /api/progress': memberJson,
  'DELETE /api/progress': memberAct,

  // The drive. Who goes on with an upload reads how far it is, so that is part of writing.
  'GET /[...lang]/drive/[...path]': memberPage,
  'GET /api/drive': { ...member, ...read },
  'POST /api/folders': { ...memberJson, body: 4 * MiB, ...write },
  'GET /api/folders/[id]': { ...member, ...read },
  'PATCH /api/folders/[id]': { ...memberJson, ...write },
  'DELETE /api/folders/[id]': { ...memberAct, ...write },
  'GET /api/folders/[id]/items': { ...member, ...read },
  'GET /api/folders/[id]/folders': { ...member, ...read },
  'GET /api/folders/[id]/zip': { ...member, ...read },
  'POST /api/folders/[id]/empty': { ...memberAct, ...write },
  'GET /api/files/[id]': { ...member, ...read },
  'PATCH /api/files/[id]': { ...memberJson, ...write },
  'DELETE /api/files/[id]': { ...memberAct, ...write },
  'POST /api/files/[id]/copy': { ...memberJson, ...write },
  'GET /api/files/[id]/content': { ...member, ...read },
  'GET /api/files/[id]/thumb': { ...member, ...read },
  'PUT /api/files/[id]/thumb': { who: 'member', types: ['image/webp'], body: 24 * KiB, ...write },
  'POST /api/batch': { ...memberJson, body: 4 * MiB, ...write },
  'GET /api/batch/[seq]': { ...member, ...read },
  'POST /api/zips': { ...memberJson, body: 4 * MiB, ...write },
  'GET /api/zips/[id]': { ...member, ...read },
  'GET /api/journal': { ...member, ...read },
  'POST /api/journal/[seq]/undo': { ...memberAct, ...write },
  'GET /api/search': { ...member, ...read },
  'GET /api/recent': { ...member, ...read },
  'GET /api/starred': { ...member, ...read },
  'GET /api/events': { ...member, ...read },
  'GET /api/trash': { ...member, ...read },
  'DELETE /api/trash': { ...memberAct, ...write },
  'DELETE /api/trash/[id]': { ...memberAct, ...write },
  'POST /api/trash/[id]/restore': { ...memberAct, ...write },
  'GET /api/uploads': { ...member, ...write },
  'OPTIONS /api/uploads': { ...member, ...write },
  'POST /api/uploads': { ...tusBytes, bodyOptional: true, ...write },
  'POST /api/uploads/plan': { ...memberJson, body: 4 * MiB, ...write },
  'GET /api/uploads/[id]': { ...member, ...write },
  'OPTIONS /api/uploads/[id]': { ...member, ...write },
  'PATCH /api/uploads/[id]': { ...tusBytes, ...write },
  'DELETE /api/uploads/[id]': { ...memberAct, ...write },
  'POST /api/uploads/[id]/place': { ...memberJson, ...write },
  'GET /api/archive': { ...member, ...archive },
  'POST /api/archive': { ...memberJson, ...archive },
  'POST /api/archive/estimate': { ...memberJson, ...archive },
  'GET /api/archive/[id]': { ...member, ...archive },
  'GET /api/archive/[id]/items': { ...member, ...archive },
  'GET /api/archive/[id]/manifest': { ...member, ...archive },
  'POST /api/archive/[id]/restore': { ...memberJson, ...archive },
  'POST /api/archive/[id]/verify': { ...memberAct, ...archive },
  'POST /api/archive/[id]/cancel': { ...memberAct, ...archive },
  // It throws files away, so it asks for what throwing away asks for; the trash is the way back.
  'POST /api/archive/[id]/discard': { ...memberJson, ...write },
  'GET /api/shares': member,
  'POST /api/shares': memberJson,
  'PATCH /api/shares/[id]': memberJson,
  'DELETE /api/shares/[id]': memberAct,
  'GET /api/shared': member,

  // What a link opens, for whoever has it: the cookie of that one share says what may be seen.
  'GET /[...lang]/s': page,
  'POST /api/link': entranceJson,
  'GET /api/link': { who: 'public' },
  'GET /api/link/folders/[id]/items': { who: 'public' },
  'GET /api/link/folders/[id]/zip': { who: 'public' },
  'GET /api/link/files/[id]/content': { who: 'public' },
  'GET /api/published/[id]': { who: 'public' },

  'GET /api/notifications': member,
  'POST /api/notifications/read': memberJson,
};

/** The most bytes of a body where its row says nothing else. */
const bodyLimit = 100 * KiB;

/** Find the row of a route as Astro names it, or null: then the request is refused. */
export function findRule(method: string, route: string): Rule | null {
  const key = `${toVerb(method)} ${route}`;
  return Object.hasOwn(policy, key) ? (policy[key] ?? null) : null;
}

/** The most bytes that a body may have, told to the front before Astro has found the route. */
export function findBodyLimit(method: string, pathname: string): number {
  const verb = toVerb(method);
  for (const { method, pattern, rule } of patterns) {
    if (method === verb && pattern.test(pathname)) return rule.body ?? bodyLimit;
  }
  return bodyLimit;
}

function toVerb(method: string): string {
  return method === 'HEAD' ? 'GET' : method;
}

const patterns = Object.entries(policy).map(([key, rule]) => {
  const [method = '', route = ''] = key.split(' ');
  const source = route
    .replace(/[.*+?^${}()|\\]/g, '\\$&')
    .replace(/\/\[(?:\\\.){3}\w+\]/g, '(?:/.*)?')
    .replace(/\[\w+\]/g, '[^/]+');
  return { method, rule, pattern: new RegExp(`^${source}$`) };
});
