"""Stories kept in a database, to be opened by a short link: where the operator has switched it on, and nowhere else."""
