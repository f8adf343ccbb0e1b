import type { ReactNode } from 'react';

interface Props {
  /** Of the section, for whoever hears the page instead of seeing it. */
  label: string;
  /** Links with the class `tab`: where else one can go in this section. */
  tabs: ReactNode;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** One screen of a section that has several: one question as the title, and where else one can go. */
export function SectionPage({ label, tabs, title, lead, children, className = '' }: Props) {
  return (
    <div className={`section-page ${className}`}>
      <SectionTabs label={label}>{tabs}</SectionTabs>
      <h1 className="mt-6 text-[28px] leading-tight font-bold">{title}</h1>
      {lead && <div className="mt-1 max-w-2xl text-mute">{lead}</div>}
      {children}
    </div>
  );
}

export function SectionTabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="section-tabs">
      {children}
    </nav>
  );
}
