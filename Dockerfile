# Not run by us: no Docker was at hand. Its parts were: the same files, in a folder, answer.
#   docker build --build-arg ORIGINS=https://learn.example.org -t solah .
#   docker run -p 4321:4321 -v solah:/data -e TRUSTED_PROXIES=172.17.0.1 solah
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY scripts/setup.mjs scripts/
RUN node scripts/setup.mjs
COPY . .
# The public address stands in feeds, the sitemap and canonical links.
ARG ORIGINS
# Where posts link to when they name a file of this project.
ARG SOURCE_URL
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
WORKDIR /app
ARG ORIGINS
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4321 DATA_DIR=/data ORIGINS=$ORIGINS UV_THREADPOOL_SIZE=8
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/src src
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4321
HEALTHCHECK CMD ["node", "-e", "fetch('http://localhost:4321/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1, so that SIGTERM reaches it.
CMD ["node", "--max-semi-space-size=1", "dist/server/bundle/server.mjs"]
