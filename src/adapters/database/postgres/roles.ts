import type pg from 'pg';

/** Who alters tables, and who only works with their rows. Terraform lets our programs log in as these. */
export const roles = { owner: 'solah_owner', user: 'solah' } as const;

/** The account that RDS made with the database, as RDS's own secret spells it. */
export interface Master {
  readonly username: string;
  readonly password: string;
}

/**
 * Make both accounts, as the one that owns the database. Neither has a password: AWS says who they are.
 * What is there stays, so a first run that broke off is begun anew.
 */
export async function makeRoles(client: pg.Client): Promise<void> {
  await client.query('BEGIN');
  for (const role of Object.values(roles)) {
    const found = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
    if (found.rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN`);
    await client.query(`GRANT rds_iam TO ${role}`);
  }
  const database = client.escapeIdentifier(client.database ?? '');
  // Enough to make tables, a schema for the migrator's notes, and the extension that finds letters.
  await client.query(`GRANT CREATE ON DATABASE ${database} TO ${roles.owner}`);
  await client.query(`GRANT CREATE ON SCHEMA public TO ${roles.owner}`);
  await client.query('COMMIT');
}

/** Let the site and the functions work with the rows of every table, and see which migrations ran. */
export async function grantRows(client: pg.Pool): Promise<void> {
  await client.query(`
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${roles.user};
    GRANT USAGE ON SCHEMA drizzle TO ${roles.user};
    GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO ${roles.user};
  `);
}
