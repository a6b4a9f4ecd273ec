import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { constants } from "node:zlib";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type NextFunction, type Request, type Response } from "express";
import helmet from "helmet";
import { disconnect } from "../db/client.server";
import { counting, type QueryCount } from "../db/query-count.server";
import { env } from "../env.server";
import { allDone } from "./afterwards.server";
import { faultOf } from "./fault.server";
import { formLimitOf } from "./form.server";
import { log } from "./log.server";
import { isSameOrigin } from "./origin.server";
import { routeName } from "./route-name.server";
import { signInProviders } from "./sign-in-providers.server";
import { timing, type Timing } from "./timing.server";

// Requests: id and log line, security headers, compression, static files, body limits, then Remix.

interface Locals {
  id: string;
  nonce: string;
  /** What the log calls the page that was asked for; a file's answer has none. */
  route?: string;
}

const localsOf = (response: Response) => response.locals as Locals;

/**
 * Gives each request an id and a nonce, and logs one line when it is answered: the page by its pattern, since its address may hold a secret;
 * never addresses, queries, cookies or bodies.
 */
function identify(request: Request, response: Response, next: NextFunction): void {
  const began = performance.now();
  const locals = localsOf(response);
  locals.id = randomUUID();
  locals.nonce = randomBytes(16).toString("base64");
  response.setHeader("X-Request-Id", locals.id);
  response.on("close", () => {
    log().info(
      {
        id: locals.id,
        method: request.method,
        route: locals.route ?? "file",
        status: response.writableFinished ? response.statusCode : 499,
        ms: Math.round((performance.now() - began) * 10) / 10,
      },
      "request",
    );
  });
  next();
}

function securityHeaders(isSecure: boolean, isDevelopment: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        // Hot reload talks over a web socket and writes style elements; production does neither.
        connectSrc: isDevelopment ? ["'self'", "ws:"] : ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", "data:"],
        manifestSrc: ["'self'"],
        // No 'strict-dynamic': with it an injected inline script still ran.
        scriptSrc: ["'self'", (_request, response) => `'nonce-${localsOf(response as Response).nonce}'`],
        scriptSrcAttr: ["'none'"],
        styleSrc: isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        styleSrcAttr: ["'none'"],
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // Only where people reach us by https: a browser would otherwise never again open the demo by http.
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: "same-origin" },
  });
}

/** The one page that others may frame (routes/open_.$municipality_.wheel), which brings a policy of its own. */
const mayBeFramed = (path: string): boolean => /^\/open\/[^/]+\/wheel\/?$/.test(path);

/**
 * Where an answer brings a header of its own beside ours, its own alone is sent: Remix adds to what stands there, and of two policies a browser
 * holds to both. An answer that the page has not changed (304) names no policy, since the page that is kept bears the nonce of its own.
 */
function ownHeadersCount(request: Request, response: Response, next: NextFunction): void {
  const { path } = request;
  if (path !== "/open" && !path.startsWith("/open/")) return next();
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => Response;
  const settled = (...given: unknown[]): Response => {
    for (const name of ["Content-Security-Policy", "Cross-Origin-Resource-Policy"]) {
      const value = response.getHeader(name);
      if (response.statusCode === 304) response.removeHeader(name);
      else if (Array.isArray(value)) response.setHeader(name, value.at(-1) ?? "");
    }
    // Where it is framed the page has no say in how its origin is kept apart, and a browser complains of one who asks.
    if (mayBeFramed(path) && response.statusCode < 400)
      for (const name of ["X-Frame-Options", "Origin-Agent-Cluster"]) response.removeHeader(name);
    return writeHead(...given);
  };
  Object.assign(response, { writeHead: settled });
  next();
}

/** Refuses, before reading, what cannot be a request of ours: a body over the limit or of unknown length, a path that is no text. */
function refuseUnreadable(request: Request, response: Response, next: NextFunction): void {
  const refuse = (status: number, text: string) => {
    localsOf(response).route = "unreadable";
    response.status(status).set("Connection", "close").type("text/plain").send(text);
  };
  if (Number(request.headers["content-length"] ?? 0) > formLimitOf(request.path))
    return refuse(413, "The request is too large.");
  if (request.headers["transfer-encoding"] !== undefined) return refuse(411, "The request must say how long it is.");
  try {
    decodeURIComponent(request.path);
    new URL(request.originalUrl, `http://${request.headers.host ?? ""}`);
  } catch {
    return refuse(400, "The address cannot be read.");
  }
  next();
}

/**
 * Refuses writes that come from another site's pages. Remix compares Origin with Host too, but answers 500, and refuses everything behind a
 * proxy that does not hand on the host: it is spared the header once we have looked at it.
 */
function refuseOtherSites(request: Request, response: Response, next: NextFunction): void {
  if (request.method !== "GET" && request.method !== "HEAD") {
    const { host = "", origin, "sec-fetch-site": site } = request.headers;
    const headers = new Headers([
      ...(origin ? [["Origin", origin]] : []),
      ...(site ? [["Sec-Fetch-Site", String(site)]] : []),
    ] as [string, string][]);
    if (!isSameOrigin({ headers, url: `${request.protocol}://${host}/` })) {
      response.status(403).type("text/plain").send("This was sent from another site, so nothing was done.");
      return;
    }
    delete request.headers.origin;
  }
  next();
}

/** Counts a request's queries and splits its time up to the head of the answer; sent as Server-Timing. */
function measure(_request: Request, response: Response, next: NextFunction): void {
  const began = performance.now();
  const parts: Timing = new Map();
  const count: QueryCount = { queries: 0, milliseconds: 0, running: 0, since: 0 };
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => Response;
  const timedHead = (...given: unknown[]): Response => {
    const entries = [...parts].map(([name, { milliseconds }]) => `${name};dur=${milliseconds.toFixed(2)}`);
    entries.push(`sql;dur=${count.milliseconds.toFixed(2)};desc="${count.queries}"`);
    entries.push(`total;dur=${(performance.now() - began).toFixed(2)}`);
    response.setHeader("Server-Timing", entries.join(", "));
    return writeHead(...given);
  };
  Object.assign(response, { writeHead: timedHead });
  timing(parts, () => counting(count, next));
}

/** Everything but listening. `build` is Remix's server build, or in development a function that gives the newest. */
export function application(
  build: ServerBuild | (() => Promise<ServerBuild>),
  development?: { middlewares: express.Handler },
) {
  const settings = env();
  // A fault in the file of providers is told now, and not when somebody wants to sign in.
  signInProviders();
  const app = express();
  app.disable("x-powered-by");
  // One reverse proxy in front may tell the scheme and the host.
  app.set("trust proxy", settings.MODE === "production" ? 1 : false);
  app.use(identify);
  app.use(securityHeaders(settings.PUBLIC_URL?.startsWith("https:") ?? false, development !== undefined));
  app.use(ownHeadersCount);
  // Brotli's usual window of 4 MB is set up anew for each answer: twice the time of drawing it. 256 kB hold every page and pack as tightly.
  app.use(compression({ brotli: { params: { [constants.BROTLI_PARAM_LGWIN]: 18 } } }));
  if (development) {
    app.use(development.middlewares);
  } else {
    app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y", index: false }));
    app.use(express.static("build/client", { maxAge: "1h", index: false }));
  }
  app.use(refuseUnreadable);
  app.use((request, response, next) => {
    const built = typeof build === "function" ? build() : Promise.resolve(build);
    built.then(({ routes }) => {
      localsOf(response).route = routeName(routes, request.path);
      next();
    }, next);
  });
  app.use(refuseOtherSites);
  if (settings.SERVER_TIMING) app.use(measure);
  const pages = createRequestHandler({
    build,
    mode: development ? "development" : "production",
    getLoadContext: (request, response) => ({ ...localsOf(response), address: request.ip ?? null }),
  });
  app.all("*", (request, response, next) => void pages(request, response, next));
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    log().error(
      { id: localsOf(response).id, route: localsOf(response).route, error: faultOf(error) },
      "a request failed",
    );
    if (response.headersSent) response.destroy();
    else response.status(500).type("text/plain").send("Something went wrong on our side. The fault is in the log.");
  });
  return app;
}

/** A port that is taken, or an address that cannot be listened on; the message is one plain sentence. */
export class CannotListen extends Error {}

export interface Running {
  /** Where this machine reaches it. */
  url: string;
  server: Server;
  /** Stops taking requests, lets those under way finish (at most ten seconds), then closes the database's connections. */
  stop: () => Promise<void>;
}

/**
 * Listens, or says in one plain sentence why it cannot.
 * @throws CannotListen
 */
async function bind(server: Server): Promise<void> {
  const { PORT, HOST } = env();
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reasons: Record<string, string> = {
        EADDRINUSE: `Port ${PORT} is taken by another program: stop it, or choose another port with PORT=3001.`,
        EACCES: `Port ${PORT} may not be used by this user: choose one above 1023 with PORT=3000.`,
      };
      reject(new CannotListen(reasons[error.code ?? ""] ?? `Cannot listen on ${HOST}:${PORT}: ${error.message}`));
    });
    server.listen(PORT, HOST, resolve);
  });
}

/**
 * Tells early that the port cannot be had, before the slow part of a start.
 * @throws CannotListen with a plain sentence.
 */
export async function tryPort(): Promise<void> {
  const server = createServer();
  await bind(server);
  await new Promise((resolve) => server.close(resolve));
}

/**
 * Listens on the port of the settings.
 * @throws CannotListen with a plain sentence.
 */
export async function listen(app: express.Express): Promise<Running> {
  const server = createServer(
    // A slow or endless request ends: headers within 15 seconds, the whole within 60.
    { headersTimeout: 15_000, requestTimeout: 60_000 },
    app,
  );
  await bind(server);
  const { port } = server.address() as AddressInfo;
  const stop = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    const patience = setTimeout(() => server.closeAllConnections(), 10_000);
    await closed;
    clearTimeout(patience);
    await allDone();
    await disconnect();
  };
  return { url: `http://localhost:${port}`, server, stop };
}
