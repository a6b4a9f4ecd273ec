/** A frozen report as a file: exactly the bytes its checksum is of. It is what people wrote, so that browsers keep it and run nothing. */
export function frozenFile(
  municipality: string,
  { revision, content, checksum }: { revision: number; content: string; checksum: string },
): Response {
  return new Response(content, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="report-${municipality}-${revision}.json"`,
      "Content-Digest": `sha-256=:${Buffer.from(checksum, "hex").toString("base64")}:`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}
