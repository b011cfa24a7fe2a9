import { types } from "node:util";
import { Observable } from "rxjs";

/**
 * Something done round an observable, from its subscription to its end, by a function that takes the whole for one asynchronous
 * call. Each value goes on as it comes, and the end as soon as that function's own result has settled. Nest's
 * observables are cold, and Nest subscribes once; who subscribes again, to retry, runs the whole again, as without us.
 */
export function around<T>(source: () => Observable<T>, run: (body: () => Promise<void>) => unknown, onEnd: () => void): Observable<T> {
  return new Observable<T>((subscriber) => {
    // Nest binds what follows to the scopes in which handle() is called (@nestjs/core 11.2, interceptors/interceptors-consumer.js).
    const body = (): Promise<void> =>
      new Promise<void>((resolve, reject) => {
        let last: T | undefined;
        const subscription = source().subscribe({
          next: (value) => subscriber.next((last = value)),
          error: reject,
          complete: () => settleWith(last, resolve, reject),
        });
        subscriber.add(subscription);
        // A consumer that goes away is the end as well.
        subscriber.add(resolve);
      });
    void Promise.resolve(run(body))
      .finally(onEnd)
      .then(
        () => subscriber.complete(),
        (error: unknown) => subscriber.error(error),
      );
  });
}

/**
 * An interceptor of necord's own gives its answer as an observable of a promise (necord 6.14, autocomplete.interceptor.js), which
 * Nest awaits at the very end. Other thenables are not touched: theirs is a query that `then` would start.
 */
function settleWith(last: unknown, resolve: () => void, reject: (error: unknown) => void): void {
  if (types.isPromise(last)) void last.then(resolve, reject);
  else resolve();
}
