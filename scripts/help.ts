import { clientHelp } from './client/help.ts';

/** What `npm run solah` understands. */
export const help = `${clientHelp}

Usage: npm run solah -- user <command>

  create <email> --name <name>   make an account and send a letter with which a password is chosen
      --role member|owner        member when nothing is said
      --language en|hi-Latn      of its letters; en when nothing is said
      --password-stdin           read the password from standard input and send no letter
  list                           show the accounts, the youngest first
      --search <text>            only those with this in their name or address
      --role member|owner        only these
      --status active|disabled   only these
      --json                     a line of JSON each
  role <email> member|owner      give another role; its sessions end
  disable <email>                let nobody in with it; what it keeps stays
  enable <email>                 let its holder in again
  clear-factors <email>          forget its passkeys, app and recovery codes, for who lost them all
  reset-letter <email>           send a letter with which a new password is chosen, within 10 minutes

The last reads the settings that the server reads (.env, environment) and may run beside it. Letters are
sent by the server. The last owner can be neither disabled nor made a member.
Exit codes: 0 done, 1 refused, 2 not understood.`;
