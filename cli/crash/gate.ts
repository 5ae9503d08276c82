/** Something that stands between one instance of the app and one of its neighbours. */
export interface Gate {
  readonly port: number;
  close(): Promise<void>;
}
