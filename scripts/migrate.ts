import { existsSync } from 'node:fs';
import { loadSettings, openDatabase } from '../src/services.ts';

// `npm run migrate`: bring the schema of the database up to date, with an account that owns its tables.

if (existsSync('.env')) process.loadEnvFile('.env');
try {
  const database = await openDatabase(await loadSettings(process.env));
  await database.close();
  console.log('The schema is up to date.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
