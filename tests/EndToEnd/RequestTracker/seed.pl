# Makes tickets "Seed 1" to "Seed N" through Request Tracker's own modules. Seed.cs says the same in the hub's terms.
use strict; use warnings; use utf8; use lib '/usr/share/request-tracker5/lib';
use RT; RT::LoadConfig(); RT::Init();
my $count = shift // die "how many?\n";
my %id; for my $name ('Severity', 'Labels') { my $f = RT::CustomField->new(RT->SystemUser); $f->Load($name); $id{$name} = $f->Id or die $name }
my $me = RT::CurrentUser->new(RT->SystemUser); $me->Load('alice');
my $db = $RT::Handle->dbh;
$db->do('PRAGMA synchronous = OFF');
$db->do('UPDATE Scrips SET Disabled = 1');    # nobody reads the mails
$RT::Handle->BeginTransaction;
for my $n (1 .. $count) {
  my $ticket = RT::Ticket->new($me);
  my ($key, undef, $message) = $ticket->Create(
    Queue => 'Problem', Subject => "Seed $n – Árvíztűrő 🚀", Status => (qw(new open resolved))[$n % 3], Priority => $n * 7 % 101,
    Owner => (qw(Nobody alice bora))[$n % 3], ($n % 11 ? (Requestor => 'carol@example.test') : ()), ($n % 5 ? () : (Due => '2031-02-01 10:20:30')),
    ($n % 7 ? ("CustomField-$id{Severity}" => 'S' . ($n % 3 + 1)) : ()), ($n % 2 ? ("CustomField-$id{Labels}" => ['seed', 'n' . $n % 10]) : ()));
  die "$message\n" unless $key;
  # Ten minutes apart, but more than a page of them in one second.
  my $minutes = $n <= 70 ? $n * 10 : $n <= 190 ? 710 : $n * 10;
  $db->do("UPDATE Tickets SET LastUpdated = datetime('2020-01-01', '+$minutes minutes') WHERE id = $key");
}
$RT::Handle->Commit;
