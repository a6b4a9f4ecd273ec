import { FunnelIcon } from "@navikt/aksel-icons";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Dropdown } from "./disclosure";
import { Icon } from "./icon";

interface FilterFormProps {
  /** The list's address; without it the one that is shown. */
  path?: string;
  /** What the button that opens it says, and the one that sends it. */
  button: string;
  submit: string;
  /** What of the address stays as it is, by name: view and order; what is null stands there by itself. */
  kept: Readonly<Record<string, string | number | null | undefined>>;
  hint?: string;
  /** The fields, named as in the address. */
  children: ReactNode;
}

/**
 * Everything a list can be filtered by, as a form that sends it in the address. Give it a `key` of what the address says: so it begins anew with
 * each address, closed.
 */
export function FilterForm({ path, button, submit, kept, hint, children }: FilterFormProps) {
  return (
    <Dropdown
      wrapperClassName="filter-dropdown"
      variant="secondary"
      className="ds-button"
      summary={
        <>
          <Icon of={FunnelIcon} />
          {button}
        </>
      }
    >
      <Form className="filter-panel" method="get" action={path}>
        {Object.entries(kept).map(([name, value]) =>
          value === null || value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        <div className="filter-panel__fields">{children}</div>
        {hint === undefined ? null : <p className="field__hint">{hint}</p>}
        <div className="button-row">
          <button className="ds-button" data-variant="secondary" data-color="accent">
            {submit}
          </button>
        </div>
      </Form>
    </Dropdown>
  );
}
