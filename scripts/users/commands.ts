import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { silentLog } from '../../src/adapters/log/log.ts';
import { auditBy } from '../../src/domain/accounts/audit/audit-book.ts';
import { noTrace } from '../../src/domain/accounts/audit/events.ts';
import { toEmailKey } from '../../src/domain/accounts/email.ts';
import { findAccountByEmail } from '../../src/domain/accounts/queries.ts';
import { addMember } from '../../src/domain/admin/add-member.ts';
import { changeRole } from '../../src/domain/admin/change-role.ts';
import { disableAccount, enableAccount } from '../../src/domain/admin/change-status.ts';
import { clearFactors } from '../../src/domain/admin/clear-factors.ts';
import { addMemberRequest, listMembersRequest, roles } from '../../src/domain/admin/contract.ts';
import { listMembers } from '../../src/domain/admin/list-members.ts';
import { sendReset } from '../../src/domain/admin/send-reset.ts';
import { publicOrigin } from '../../src/http/public-origin.ts';
import { Problem } from '../../src/lib/problem.ts';
import { loadSettings, openServices, type Services } from '../../src/services.ts';
import { Misspelt } from '../client/misspelt.ts';
import { help } from '../help.ts';

// What who runs the place can do on its machine, also while it is open.

type House = Services & { audit: ReturnType<typeof auditBy> };

const commands: Record<string, (house: House, words: Words) => Promise<string>> = {
  create: async (house, { words: [email], flags }) => {
    const { name, role = 'member', language = 'en' } = flags;
    const member = parse(addMemberRequest, { email, name, role, language });
    const password = flags['password-stdin'] ? (await text(process.stdin)).trimEnd() : null;
    const host = new URL(publicOrigin(house.settings)).hostname;
    const id = await addMember(house, { ...member, password, host }, house.whenBorn);
    if (password === null) await sendReset(house, id);
    const next = password === null ? ' A letter to choose a password is on its way.' : '';
    return `${member.email} is now: ${member.role}.${next}`;
  },
  list: async (house, { flags }) => {
    const { search, role, status, json } = flags;
    const wanted = parse(listMembersRequest, { search, role, status, limit: 100 });
    const lines: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listMembers(house, { ...wanted, cursor });
      for (const member of page.items) {
        const { email, role, status, createdAt, name } = member;
        const row = [status.padEnd(8), role.padEnd(6), createdAt.slice(0, 10), email, name];
        lines.push(json ? JSON.stringify(member) : row.join('  '));
      }
      cursor = page.next ?? undefined;
    } while (cursor);
    return lines.join('\n');
  },
  role: async (house, { words: [email, given] }) => {
    const role = parse(z.enum(roles), given);
    await changeRole(house, { accountId: await findId(house, email), role });
    return `${email} is now: ${role}.`;
  },
  disable: async (house, { words: [email] }) => {
    await disableAccount(house, await findId(house, email));
    return `${email} is disabled.`;
  },
  enable: async (house, { words: [email] }) => {
    await enableAccount(house, await findId(house, email));
    return `${email} is active.`;
  },
  'clear-factors': async (house, { words: [email] }) => {
    await clearFactors(house, await findId(house, email));
    return `${email} signs in with the password alone, until a factor is set up.`;
  },
  'reset-letter': async (house, { words: [email] }) => {
    await sendReset(house, await findId(house, email));
    return `A letter to ${email} is on its way.`;
  },
};

/** How many words each command takes after its own, and which flags. */
const forms: Record<string, { words: number; flags: readonly string[] }> = {
  create: { words: 1, flags: ['name', 'role', 'language', 'password-stdin'] },
  list: { words: 0, flags: ['search', 'role', 'status', 'json'] },
  role: { words: 2, flags: [] },
  disable: { words: 1, flags: [] },
  enable: { words: 1, flags: [] },
  'clear-factors': { words: 1, flags: [] },
  'reset-letter': { words: 1, flags: [] },
};

type Words = ReturnType<typeof readWords>;

function readWords(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        name: { type: 'string' },
        role: { type: 'string' },
        language: { type: 'string' },
        search: { type: 'string' },
        status: { type: 'string' },
        json: { type: 'boolean' },
        'password-stdin': { type: 'boolean' },
      },
    });
    const [topic = '', name = '', ...words] = positionals;
    return { topic, name, words, flags: values };
  } catch (error) {
    throw new Misspelt(error instanceof Error ? error.message : String(error));
  }
}

function parse<T extends z.ZodType>(contract: T, given: unknown): z.output<T> {
  const result = contract.safeParse(given);
  if (!result.success) throw new Misspelt(z.prettifyError(result.error));
  return result.data;
}

async function findId({ database }: House, email = ''): Promise<string> {
  const account = await findAccountByEmail(database, toEmailKey(email));
  if (!account) throw new Problem('account-not-found');
  return account.id;
}

/** Do what was asked of the accounts; answer what is printed. */
export async function obeyUsers(args: string[]): Promise<string> {
  const asked = readWords(args);
  const { topic, name, words, flags } = asked;
  if (flags.help || (topic === 'help' && !name)) return help;
  const [act, form] = topic === 'user' ? [commands[name], forms[name]] : [];
  if (!act || !form) throw new Misspelt(topic ? 'There is no such command.' : 'Say what to do.');
  const foreign = Object.keys(flags).find((flag) => !form.flags.includes(flag));
  if (foreign) throw new Misspelt(`user ${name} takes no --${foreign}.`);
  if (words.length !== form.words) throw new Misspelt(`user ${name} takes ${form.words} words.`);

  if (existsSync('.env')) process.loadEnvFile('.env');
  const services = await openServices(await loadSettings(process.env), { log: silentLog });
  const trace = { ...noTrace, agent: 'command line' };
  try {
    return await act({ ...services, audit: auditBy(services.auditBook, () => trace) }, asked);
  } finally {
    await services.close();
  }
}
