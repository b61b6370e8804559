/** Owns what this page uses of Comlink 4.3, of which the client has a copy without types. */
export interface Comlink {
  /** Answers the calls that arrive at a port. */
  expose(object: object, port: MessagePort): void;
  /** Marks an object to be called from the other end instead of being copied there. */
  proxy<T extends object>(object: T): T;
  /** Marks what is moved and not copied. */
  transfer<T extends object>(object: T, moved: Transferable[]): T;
}
