"""The stages: one module or package each; a language package's `config.cfg` has their order."""
