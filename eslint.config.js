import js from "@eslint/js";
import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: [
      "build/",
      "data/",
      "node_modules/",
      "app/db/generated/",
      ".cache/",
      "test-results/",
      "playwright-report/",
    ],
  },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A Prisma call without await inside a door is silently never run.
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/require-await": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // Remix answers by throwing responses.
      "@typescript-eslint/only-throw-error": "off",
      "no-restricted-syntax": [
        "error",
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: "Only app/env.server.ts reads the environment: ask env().",
        },
        {
          selector: "JSXAttribute[name.name='style']",
          message: "The content security policy refuses style attributes: use a class or an SVG attribute.",
        },
      ],
    },
  },
  {
    // These run before the settings can be read, or hand the environment on to another program.
    files: ["app/env.server.ts", "app/cli/**", "tests/**", "*.config.ts", "prisma/**"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    // Loaders and actions are asynchronous by contract, with or without something to wait for.
    files: ["app/routes/**"],
    rules: { "@typescript-eslint/require-await": "off" },
  },
  {
    files: ["**/*.{js,cjs}"],
    languageOptions: { globals: { process: "readonly", module: "readonly", require: "readonly", console: "readonly" } },
  },
);
