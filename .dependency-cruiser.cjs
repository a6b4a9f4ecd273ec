/** The direction rule of docs/STYLE.md, each part with its reason. @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "only-http-opens-doors",
      comment:
        "A door decides whose rows are seen. Pages and domain get an open one; only http, jobs, commands and tests may open it.",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/(http|jobs|db|cli)/|^app/routes/health/|\\.test\\.tsx?$" },
      to: { path: "^app/db/", dependencyTypesNot: ["type-only"], pathNot: "^app/db/generated/" },
    },
    {
      name: "generated-client-stays-on-the-server",
      comment:
        "Prisma's generated code may be used by server files of the domain (for Prisma.sql), never by what runs in the browser.",
      severity: "error",
      from: { path: "^app/", pathNot: "\\.server\\.tsx?$|\\.test\\.tsx?$|^app/(db|cli)/" },
      to: { path: "^app/db/generated/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "pure-stays-pure",
      comment:
        "A domain file that is not *.server.ts may run in the browser, so it touches no server file, no Node and no framework.",
      severity: "error",
      from: { path: "^app/domain/", pathNot: "\\.server\\.tsx?$|\\.test\\.tsx?$" },
      to: { path: "[.]server$|[.]server[.]tsx?$|^node:", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "domain-knows-no-framework",
      comment: "What the product is about must outlive Remix, React and cookies.",
      severity: "error",
      from: { path: "^app/domain/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^app/(http|routes|components|root|entry)|node_modules/(@remix-run|react|react-dom|express)/" },
    },
    {
      name: "ui-knows-nothing-of-ours",
      comment: "components/ui could ship in another product.",
      severity: "error",
      from: { path: "^app/components/ui/" },
      to: { path: "^app/", pathNot: "^app/components/ui/" },
    },
    {
      name: "components-use-pure-domain-only",
      comment: "Components run in the browser.",
      severity: "error",
      from: { path: "^app/components/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "[.]server$|[.]server[.]tsx?$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "nobody-imports-a-route",
      comment: "A route is an entrance; what two pages share belongs to a noun or a component.",
      severity: "error",
      from: { path: "^app/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "/route\\.tsx?$" },
    },
    {
      name: "no-cycles",
      comment: "Two files that need each other are one thing cut in two. Types may refer to each other.",
      severity: "error",
      from: { path: "^(app|prisma|tests)/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-catch-all-folders",
      comment: "A function with no home is a missing noun.",
      severity: "error",
      from: {},
      to: { path: "/(utils|lib|helpers|services|common|misc)/", pathNot: "node_modules" },
    },
    {
      name: "declared-dependencies",
      comment: "A package that package.json does not name works by luck.",
      severity: "error",
      from: { path: "^(app|prisma)/", pathNot: "\\.test\\.tsx?$" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^app/db/generated/internal|^build/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  },
};
