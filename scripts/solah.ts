import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { clientCommands, obeyClient } from './client/commands.ts';
import { Misspelt } from './client/misspelt.ts';
import { help } from './help.ts';

// `npm run solah -- user …`: what who runs the place can do on its machine, also while it is open.
// `npm run solah -- put …`: what a member can do with the drive from anywhere, with a token.

try {
  const args = process.argv.slice(2);
  if (clientCommands.has(args[0] ?? '')) process.exitCode = await obeyClient(args);
  else {
    // The server's whole machinery: read by who asks for it alone, and compiled only once.
    enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
    const { obeyUsers } = await import('./users/commands.ts');
    const said = await obeyUsers(args);
    if (said) console.log(said);
  }
} catch (error) {
  if (error instanceof Misspelt) {
    console.error(`${error.message}\n\n${help}`);
    process.exitCode = 2;
  } else {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
