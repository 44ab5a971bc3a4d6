FROM node:24-slim AS console
WORKDIR /stile
COPY package.json package-lock.json .npmrc ./
COPY console/package.json console/package-lock.json console/.npmrc console/
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund \
  && npm ci --prefix console --include=dev --no-audit --no-fund
COPY tsconfig*.json ./
COPY src src
COPY console console
RUN npm run --prefix console build

FROM node:24-slim
WORKDIR /stile
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund
COPY . .
COPY --from=console /stile/console/dist console/dist
ENV NODE_ENV=production
RUN mkdir /data && chown node /data
VOLUME /data
EXPOSE 4566 4567
USER node
HEALTHCHECK --interval=5s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4566/_stile/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node directly, without the launcher: signals reach the server, and nothing is installed at start.
CMD ["node", "--disable-warning=ExperimentalWarning", "--max-semi-space-size=16", "src/cli/main.ts", "dev", "--host", "0.0.0.0", "--allow-remote", "--data-dir", "/data"]
