import type { APIRoute } from 'astro';

export const prerender = true;

/** Tell crawlers where to look. What is private says `noindex` itself, which they must read. */
export const GET: APIRoute = ({ site }) =>
  new Response(
    ['User-agent: *', 'Disallow: /api/', `Sitemap: ${new URL('/sitemap.xml', site)}`, ''].join(
      '\n',
    ),
  );
