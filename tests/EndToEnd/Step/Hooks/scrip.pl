# Installs the scrip of the connector's README, or takes it away again: scrip.pl install FILE | remove
use strict; use warnings; use lib '/usr/share/request-tracker5/lib';
use RT; RT::LoadConfig(); RT::Init();
my ($what, $file) = @ARGV;
my $name = 'Tell the sync';
if ($what eq 'install') {
  open my $in, '<:encoding(UTF-8)', $file or die $!;
  my $code = do { local $/; <$in> };
  my $scrip = RT::Scrip->new(RT->SystemUser);
  my ($id, $message) = $scrip->Create(Queue => 0, Description => $name, ScripCondition => 'On Transaction', ScripAction => 'User Defined',
    Template => 'Blank', Stage => 'TransactionBatch', CustomPrepareCode => '1;', CustomCommitCode => $code);
  die "$message\n" unless $id;
} else {
  my $scrips = RT::Scrips->new(RT->SystemUser);
  $scrips->Limit(FIELD => 'Description', VALUE => $name);
  while (my $scrip = $scrips->Next) { $scrip->SetDisabled(1) }
}
