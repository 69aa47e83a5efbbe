/** One panel of a few, by tabs in the pane's header. */
import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

export interface Tab<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly panel: ReactNode;
}

export interface TabsProps<Value extends string> {
  readonly value: Value;
  readonly tabs: readonly Tab<Value>[];
  readonly onChange: (value: Value) => void;
  /** What stands in the header beside the tabs. */
  readonly children?: ReactNode;
}

export function Tabs<Value extends string>({ value, tabs, onChange, children }: TabsProps<Value>) {
  return (
    <BaseTabs.Root className="tabs" value={value} onValueChange={(next) => onChange(next as Value)}>
      <header className="pane-header controls">
        <BaseTabs.List className="tabs-list">
          {tabs.map((tab) => (
            <BaseTabs.Tab key={tab.value} className="tab" value={tab.value}>
              {tab.label}
            </BaseTabs.Tab>
          ))}
        </BaseTabs.List>
        {children}
      </header>
      {tabs.map((tab) => (
        <BaseTabs.Panel key={tab.value} className="pane-body scrolls" value={tab.value}>
          {tab.panel}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}
