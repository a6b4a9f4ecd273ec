import { dispositionOf } from "~/domain/proposal/attachment";

/**
 * An uploaded file as it is served: for keeping, never for showing. Should a browser open it all the same, the sandbox lets nothing in it run, and
 * nosniff (which every answer carries, server.ts, as it does that only we may show it) keeps it what we say it is.
 */
export function attachmentResponse(file: { name: string; mediaType: string; content: Uint8Array }): Response {
  return new Response(new Uint8Array(file.content), {
    headers: {
      "Content-Type": file.mediaType,
      "Content-Disposition": dispositionOf(file.name),
      "Content-Length": String(file.content.byteLength),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cache-Control": "private, no-store",
    },
  });
}
