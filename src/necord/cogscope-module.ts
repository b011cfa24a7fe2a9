import { Module, type DynamicModule, type FactoryProvider, type ModuleMetadata } from "@nestjs/common";
import { APP_INTERCEPTOR } from "@nestjs/core";
import { Client } from "discord.js";
import { NECORD_MODULE_OPTIONS, TextCommandsService } from "necord";
import { checkedOptions, type DiscordOptions } from "../discord/options.js";
import { AttachedClient } from "./attached-client.js";
import { CogscopeInterceptor } from "./cogscope-interceptor.js";

/** Options that other providers have to make, as everywhere in Nest. */
export interface CogscopeAsyncOptions extends Pick<ModuleMetadata, "imports"> {
  /** Makes the options; it may be asynchronous. */
  readonly useFactory: (...args: never[]) => DiscordOptions | Promise<DiscordOptions>;
  /** What it is given. Default: nothing. */
  readonly inject?: FactoryProvider["inject"];
}

const OPTIONS = Symbol("CogscopeModule options");

/**
 * Makes a necord bot report to Sentry: attaches necord's client as `instrumentClient` does, before it logs in, and puts a
 * {@link CogscopeInterceptor} round all its handlers. `app.close()` leaves the client as it was.
 *
 * Import it once, in the root module. It does not call `Sentry.init`, and leaves Nest's controllers and gateways alone.
 *
 * @example
 * @Module({ imports: [CogscopeModule.forRoot(), NecordModule.forRoot({ … })], providers: [Levels] })
 * class AppModule {}
 */
export class CogscopeModule {
  /**
   * Takes the options of `instrumentClient`; all may be left out. With neither `prefixes` nor `prefixCommand` it takes necord's text
   * commands for prefix commands, where necord's `prefix` is no function.
   *
   * @throws SetupError where an option cannot be used.
   * @example
   * @Module({ imports: [CogscopeModule.forRoot(), NecordModule.forRoot({ … })], providers: [Levels] })
   * class AppModule {}
   */
  static forRoot(options: DiscordOptions = {}): DynamicModule {
    checkedOptions(options);
    return dynamicModule({ provide: OPTIONS, useValue: options });
  }

  /**
   * The same with options from a factory. A wrong option makes the application's start fail with the SetupError.
   *
   * @example
   * CogscopeModule.forRootAsync({ inject: [Config], useFactory: (config: Config) => ({ optionValues: config.recorded }) })
   */
  static forRootAsync({ imports = [], inject = [], useFactory }: CogscopeAsyncOptions): DynamicModule {
    return { ...dynamicModule({ provide: OPTIONS, useFactory, inject }), imports };
  }
}

const dynamicModule = (options: NonNullable<DynamicModule["providers"]>[number]): DynamicModule => ({
  module: CogscopeModule,
  providers: [
    options,
    {
      provide: AttachedClient,
      useFactory: (...given: ConstructorParameters<typeof AttachedClient>) => new AttachedClient(...given),
      inject: [Client, OPTIONS, NECORD_MODULE_OPTIONS, TextCommandsService],
    },
    { provide: APP_INTERCEPTOR, useClass: CogscopeInterceptor },
  ],
});

// Nest's decorators are called as functions: this package is written in the standard dialect, which they do not know.
Module({})(CogscopeModule);
